using Community.Events;
using Community.Groups;

namespace Community.Notifications;

/// <summary>Whoever asked to join hears what was decided.</summary>
public sealed class TellJoinAsker(CommunityDb db) : IDurableFollowUp<JoinDecided>
{
    public Task Run(JoinDecided happened, Occasion occasion, CancellationToken stop) =>
        db.TellAsync(occasion, new Hearers(happened.ById).Tell(happened.Accepted ? NoticeKind.JoinAccepted : NoticeKind.JoinDeclined, happened.MemberId), new Notice { GroupId = happened.GroupId }, stop);
}
