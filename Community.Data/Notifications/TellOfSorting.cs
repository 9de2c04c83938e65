using Community.Events;
using Community.Ideas;

namespace Community.Notifications;

/// <summary>The people of the line into which a carried idea was sorted hear that it waits for their answer.</summary>
public sealed class TellOfSorting(CommunityDb db) : IDurableFollowUp<IdeaSorted>
{
    public async Task Run(IdeaSorted happened, Occasion occasion, CancellationToken stop)
    {
        var idea = await db.Ideas.AsNoTracking().FirstAsync(row => row.Id == happened.IdeaId, stop);
        var forward = await db.Forwards.AsNoTracking().Where(row => row.IdeaId == idea.Id).OrderBy(row => row.Id).FirstOrDefaultAsync(stop);
        if (forward is null || idea.AnsweredAt is not null || idea.HiddenAt is not null) return;
        var hearers = new Hearers(forward.ById).Tell(NoticeKind.IdeaForwarded, await db.ProductManagersOfAsync(idea.LineId, stop)).Tell(NoticeKind.IdeaForwarded, await db.LeadOfAsync(idea.LineId, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = idea.Id, GroupId = forward.GroupId, ThreadId = idea.ThreadId }, stop);
    }
}
