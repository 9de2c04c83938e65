using Community.Members;
using Community.Platform;

namespace Community.Notifications;

/// <summary>A member's own inbox; nobody else's can be asked for, since the topic carries no name.</summary>
public sealed class InboxTopic(CommunityDb db) : ILiveTopic
{
    public const string Topic = "inbox";

    public string Kind => Topic;

    public bool IsShared => false;

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop) =>
        member is null || key.Length > 0 ? null : (await db.InboxOfAsync(member.Id, stop)).Stamp;

    /// <summary>Whoever was away reloads the frame.</summary>
    public Task<string> MissedAsync(string key, long after, CancellationToken stop) => Task.FromResult("");
}
