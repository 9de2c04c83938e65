using Community.Ideas;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>The board, live: open to those who see the page. Each reader's board is narrowed in its own way, so it reloads its frame instead of being sent tickets.</summary>
public sealed class BoardTopic(CommunityDb db) : ILiveTopic
{
    public const string Topic = "board";

    private const int LookBack = 300;

    private static readonly string[] Kinds = [nameof(IdeaMoved), nameof(IdeaForwarded), nameof(AnswerIsLate), nameof(IdeaSorted), nameof(OwnerNamed)];

    public string Kind => Topic;

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop)
    {
        if (key.Length > 0 || member?.Standing.SeesBoard != true) return null;
        // Not the event's id: on some databases a lower one is committed later, and its news would look old.
        var recent = await db.Events.OrderByDescending(row => row.Id).Take(LookBack).Select(row => new { row.Kind, row.At }).ToListAsync(stop);
        return recent.Where(row => Kinds.Contains(row.Kind)).Select(row => (long?)LiveStamp.Of(row.At)).Max() ?? 0;
    }

    public Task<string> MissedAsync(string key, long after, CancellationToken stop) => Task.FromResult("");
}
