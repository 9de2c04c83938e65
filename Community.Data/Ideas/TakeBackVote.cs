using Community.Members;

namespace Community.Ideas;

/// <summary>A member takes their vote back, while votes are open.</summary>
public sealed class TakeBackVote(CommunityDb db)
{
    public Task<Outcome<Tally>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<Tally>(async () =>
    {
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.Ideas.VisibleTo(member).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.RefusesVoteOf(member) is { } refusal) return refusal;
        var vote = await db.Votes.FirstOrDefaultAsync(row => row.IdeaId == ideaId && row.MemberId == member!.Id, stop);
        if (vote is null) return new Tally(ideaId, idea.VoteCount, false);

        await db.TakeBackAsync(idea, vote, stop);
        db.Raise(new VotesChanged(ideaId));
        return new Tally(ideaId, idea.VoteCount, false);
    }, stop);
}
