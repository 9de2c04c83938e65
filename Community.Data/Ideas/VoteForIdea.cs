using Community.Database;
using Community.Members;
using Community.Notifications;

namespace Community.Ideas;

/// <summary>How many votes an idea has, and whether one of them is the asker's.</summary>
public sealed record Tally(long IdeaId, long Votes, bool Voted);

/// <summary>A member lends an idea their one vote.</summary>
public sealed class VoteForIdea(CommunityDb db)
{
    /// <summary>All that a vote hangs on beside the idea, in one statement.</summary>
    private static readonly Prepared<long, long, Voter> Voters = new((db, ideaId, memberId, stop) => (
        from row in db.Members
        where row.Id == memberId
        join own in db.GroupTallies.Where(tally => tally.IdeaId == ideaId) on row.HomeGroupId ?? GroupTally.NoGroup equals own.GroupId into owns
        from tally in owns.DefaultIfEmpty()
        select new Voter(
            row.HomeGroupId,
            db.Votes.Any(vote => vote.IdeaId == ideaId && vote.MemberId == memberId),
            db.Follows.Any(follow => follow.Subject == SubjectKind.Idea && follow.SubjectId == ideaId && follow.MemberId == memberId),
            tally)).First());

    public Task<Outcome<Tally>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<Tally>(async () =>
    {
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.SeenIdeaAsync(ideaId, member, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.RefusesVoteOf(member) is { } refusal) return refusal;

        // Two taps may land on two nodes: the lock puts them in line, and the second is no error.
        var own = await Voters.AskAsync(db, ideaId, member!.Id, stop);
        if (own.Lent) return new Tally(ideaId, idea.VoteCount, true);

        await db.LendAsync(idea, member.Id, own.HomeGroupId, db.Now, stop);
        if (!own.HasFollow) db.Follow(SubjectKind.Idea, ideaId, member.Id);
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

    /// <param name="HasFollow">A row that says whether they hear of the idea is there, whatever it says.</param>
    /// <param name="Tally">Of their home group; read to be changed, so that it is not asked for again.</param>
    private sealed record Voter(long? HomeGroupId, bool Lent, bool HasFollow, GroupTally? Tally);
}
