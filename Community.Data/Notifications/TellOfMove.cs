using Community.Events;
using Community.Funnel;
using Community.Ideas;

namespace Community.Notifications;

/// <summary>Author, voters, followers and forwarding ambassadors hear that an idea moved or was answered, those named in the words that they were; at launch whoever is credited hears that.</summary>
public sealed class TellOfMove(CommunityDb db) : IDurableFollowUp<IdeaMoved>
{
    public async Task Run(IdeaMoved happened, Occasion occasion, CancellationToken stop)
    {
        // A first publishing has no readers yet, and a forward is told with its ambassador and group (TellOfForward).
        if (happened.From == IdeaStage.Draft || happened.To == IdeaStage.Forwarded) return;
        var idea = await db.Ideas.AsNoTracking().FirstAsync(row => row.Id == happened.IdeaId, stop);
        var kind = happened.Answered ? NoticeKind.Answered : NoticeKind.StageChanged;
        var hearers = new Hearers(happened.ById);
        if (happened.To == IdeaStage.Launched) hearers.Tell(NoticeKind.Credited, await CreditedAsync(idea.Id, stop));
        hearers.Tell(kind, idea.AuthorId);
        if (idea.HiddenAt is null) hearers.Tell(NoticeKind.Mentioned, await MentionedAsync(idea.ThreadId, happened.PostSeq, stop)).Tell(kind, await db.FollowersOfIdeaAsync(idea.Id, stop)).Tell(kind, await db.ForwardersOfAsync(idea.Id, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = idea.Id, ThreadId = idea.ThreadId, Seq = happened.PostSeq, Detail = happened.To.ToString() }, stop);
    }

    private Task<List<long>> MentionedAsync(long threadId, long? seq, CancellationToken stop) =>
        db.Mentions.Where(row => db.Posts.Any(post => post.Id == row.PostId && post.ThreadId == threadId && post.Seq == seq)).Select(row => row.MemberId).ToListAsync(stop);

    private Task<List<long>> CreditedAsync(long ideaId, CancellationToken stop) =>
        db.Credits.Where(credit => credit.IdeaId == ideaId).Select(credit => credit.MemberId).Distinct().ToListAsync(stop);
}
