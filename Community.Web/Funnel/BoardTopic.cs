using Community.Ideas;
using Community.Members;
using Community.Platform;

namespace Community.Funnel;

/// <summary>The board, live: open to those who see the page. Each reader's board is narrowed in its own way, so it reloads its frame instead of being sent tickets.</summary>
public sealed class BoardTopic(CommunityDb db) : ILiveTopic
{
    public const string Topic = "board";

    private static readonly string[] Kinds = [nameof(IdeaMoved), nameof(IdeaForwarded), nameof(AnswerIsLate), nameof(IdeaSorted), nameof(OwnerNamed)];

    public string Kind => Topic;

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop)
    {
        if (key.Length > 0 || member?.Standing.SeesBoard != true) return null;
        return await LiveStamp.NewestAsync(db, Kinds, stop);
    }

    public Task<string> MissedAsync(string key, long after, CancellationToken stop) => Task.FromResult("");
}
