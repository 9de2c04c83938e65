using Community.Events;
using Community.Funnel;

namespace Community.Notifications;

/// <summary>Author and followers hear that an ambassador carried or seconded an idea, and the product managers that one waits for them.</summary>
public sealed class TellOfForward(CommunityDb db) : IDurableFollowUp<IdeaForwarded>
{
    public async Task Run(IdeaForwarded happened, Occasion occasion, CancellationToken stop)
    {
        var idea = await db.Ideas.AsNoTracking().FirstAsync(row => row.Id == happened.IdeaId, stop);
        var kind = happened.Seconds ? NoticeKind.IdeaSeconded : NoticeKind.IdeaForwarded;
        var seq = await db.StageMoves.Where(move => move.ForwardId == happened.ForwardId).Select(move => move.PostSeq).FirstOrDefaultAsync(stop);
        var hearers = new Hearers(happened.ById).Tell(kind, idea.AuthorId);
        if (idea.HiddenAt is null)
        {
            hearers.Tell(kind, await db.ProductManagersOfAsync(idea.LineId, stop)).Tell(kind, await db.LeadOfAsync(idea.LineId, stop))
                .Tell(kind, await db.FollowersOfIdeaAsync(idea.Id, stop)).Tell(kind, await db.ForwardersOfAsync(idea.Id, stop));
        }

        await db.TellAsync(occasion, hearers, new Notice { IdeaId = idea.Id, GroupId = happened.GroupId, ThreadId = idea.ThreadId, Seq = seq }, stop);
    }
}
