using Community.Members;
using Community.Notifications;

namespace Community.Ideas;

/// <summary>How many votes an idea has, and whether one of them is the asker's.</summary>
public sealed record Tally(long IdeaId, long Votes, bool Voted);

/// <summary>A member lends an idea their one vote.</summary>
public sealed class VoteForIdea(CommunityDb db)
{
    public Task<Outcome<Tally>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<Tally>(async () =>
    {
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.Ideas.VisibleTo(member).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.RefusesVoteOf(member) is { } refusal) return refusal;

        // Two taps may land on two nodes: the lock puts them in line, and the second is no error.
        var own = await db.Members.Where(row => row.Id == member!.Id)
            .Select(row => new { row.HomeGroupId, Lent = db.Votes.Any(vote => vote.IdeaId == ideaId && vote.MemberId == row.Id) }).FirstAsync(stop);
        if (own.Lent) return new Tally(ideaId, idea.VoteCount, true);

        await db.LendAsync(idea, member!.Id, own.HomeGroupId, db.Now, stop);
        await db.FollowAsync(SubjectKind.Idea, ideaId, member.Id, stop);
        await CelebrateAsync(idea, stop);
        db.Raise(new VotesChanged(ideaId));
        return new Tally(ideaId, idea.VoteCount, true);
    }, stop);

    private async Task CelebrateAsync(Idea idea, CancellationToken stop)
    {
        if (!Milestone.All.Contains(idea.VoteCount)) return;
        if (await db.Milestones.AnyAsync(row => row.IdeaId == idea.Id && row.Votes == idea.VoteCount, stop)) return;
        db.Milestones.Add(new Milestone { IdeaId = idea.Id, Votes = idea.VoteCount, ReachedAt = db.Now });
        db.Raise(new MilestoneReached(idea.Id, idea.VoteCount));
    }
}
