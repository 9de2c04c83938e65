using System.Globalization;
using Community.Funnel;
using Community.Members;
using Community.Moderation;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

/// <summary>The desk of one group, live: <c>desk:{group id}</c>, open to those who tend it. What it holds is theirs alone, so it reloads its frame instead of being sent rows.</summary>
public sealed class DeskTopic(CommunityDb db) : ILiveTopic
{
    private static readonly string[] Kinds =
        [nameof(JoinAsked), nameof(JoinDecided), nameof(MemberJoined), nameof(MemberLeft), nameof(IdeaForwarded), nameof(ReportMade), nameof(DecisionMade)];

    public string Kind => "desk";

    public static string Of(long groupId) => $"desk:{groupId.ToString(CultureInfo.InvariantCulture)}";

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop)
    {
        if (member is null || !long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !member.Standing.Tends(id)) return null;
        return await db.Groups.AnyAsync(group => group.Id == id, stop) ? await LiveStamp.NewestAsync(db, Kinds, stop) : null;
    }

    public Task<string> MissedAsync(string key, long after, CancellationToken stop) => Task.FromResult("");
}
