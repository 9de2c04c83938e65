using System.Globalization;
using Community.Events;
using Community.Ideas;
using Community.Members;

namespace Community.Notifications;

/// <summary>Author and followers hear that an idea reached a round number of votes.</summary>
public sealed class TellOfMilestone(CommunityDb db) : IDurableFollowUp<MilestoneReached>
{
    public async Task Run(MilestoneReached happened, Occasion occasion, CancellationToken stop)
    {
        var idea = await db.Ideas.AsNoTracking().FirstAsync(row => row.Id == happened.IdeaId, stop);
        if (idea.HiddenAt is not null) return;
        var hearers = new Hearers(Member.PortalId).Tell(NoticeKind.MilestoneReached, idea.AuthorId).Tell(NoticeKind.MilestoneReached, await db.FollowersOfIdeaAsync(idea.Id, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = idea.Id, Detail = happened.Votes.ToString(CultureInfo.InvariantCulture) }, stop);
    }
}
