using Community.Events;
using Community.Groups;

namespace Community.Notifications;

/// <summary>The group's ambassador and deputies hear that somebody asks to join.</summary>
public sealed class TellGroupTenders(CommunityDb db) : IDurableFollowUp<JoinAsked>
{
    public async Task Run(JoinAsked happened, Occasion occasion, CancellationToken stop) =>
        await db.TellAsync(occasion, new Hearers(happened.MemberId).Tell(NoticeKind.JoinAsked, await db.TendersOfAsync(happened.GroupId, stop)), new Notice { GroupId = happened.GroupId }, stop);
}
