using Community.Database;
using Community.Members;
using Community.Notifications;

namespace Community.Ideas;

/// <summary>How many votes an idea has, and whether one of them is the asker's.</summary>
public sealed record Tally(long IdeaId, long Votes, bool Voted);

/// <summary>A member lends an idea their one vote.</summary>
public sealed class VoteForIdea(CommunityDb db)
{
    /// <summary>All that a vote hangs on, in one statement.</summary>
    private static readonly Prepared<long, long, Ballot?> ByIdeaAndMember = new((db, ideaId, memberId, stop) => (
        from idea in db.Ideas
        where idea.Id == ideaId
        join row in db.Members on memberId equals row.Id into rows
        from row in rows.DefaultIfEmpty()
        join own in db.GroupTallies on new { IdeaId = idea.Id, GroupId = row.HomeGroupId ?? GroupTally.NoGroup } equals new { own.IdeaId, own.GroupId } into owns
        from tally in owns.DefaultIfEmpty()
        select new Ballot(
            idea,
            row.HomeGroupId,
            db.Votes.Any(vote => vote.IdeaId == ideaId && vote.MemberId == memberId),
            db.Follows.Any(follow => follow.Subject == SubjectKind.Idea && follow.SubjectId == ideaId && follow.MemberId == memberId),
            tally)).FirstOrDefault());

    public Task<Outcome<Tally>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<Tally>(async () =>
    {
        await db.LockAsync<Idea>(ideaId, stop);
        var ballot = await ByIdeaAndMember.AskAsync(db, ideaId, member?.Id ?? 0, stop);
        if (ballot is null || !await db.IsVisibleAsync(ballot.Idea, member, stop)) return Refusal.NotFound;
        var idea = ballot.Idea;
        if (idea.RefusesVoteOf(member) is { } refusal) return refusal;

        // Two taps may land on two nodes: the lock puts them in line, and the second is no error.
        if (ballot.Lent) return new Tally(ideaId, idea.VoteCount, true);

        await db.LendAsync(idea, member!.Id, ballot.HomeGroupId, db.Now, stop);
        if (!ballot.HasFollow) db.Follow(SubjectKind.Idea, ideaId, member.Id);
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

    /// <param name="Idea">To be counted on.</param>
    /// <param name="HomeGroupId">Of whoever votes.</param>
    /// <param name="Lent">Their vote is there.</param>
    /// <param name="HasFollow">A row that says whether they hear of the idea is there, whatever it says.</param>
    /// <param name="Tally">Of their home group; read to be changed, so that it is not asked for again.</param>
    private sealed record Ballot(Idea Idea, long? HomeGroupId, bool Lent, bool HasFollow, GroupTally? Tally);
}
