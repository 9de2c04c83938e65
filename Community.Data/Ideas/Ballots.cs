namespace Community.Ideas;

/// <summary>Lending and taking back, under the idea's lock: the vote's row, the group's tally, the count and Rising move together.</summary>
internal static class Ballots
{
    public static async Task LendAsync(this CommunityDb db, Idea idea, long memberId, long? homeGroupId, DateTime at, CancellationToken stop)
    {
        var tally = await db.TallyAsync(idea.Id, homeGroupId, stop);
        tally.Voters++;
        db.Votes.Add(new Vote { IdeaId = idea.Id, MemberId = memberId, At = at, HomeGroupId = homeGroupId, K = tally.Voters });
        idea.VoteCount++;
        idea.Rising = Rising.Add(idea.Rising, at, tally.Voters);
    }

    public static async Task TakeBackAsync(this CommunityDb db, Idea idea, Vote vote, CancellationToken stop)
    {
        var tally = await db.TallyAsync(idea.Id, vote.HomeGroupId, stop);
        tally.Voters--;
        db.Votes.Remove(vote);
        idea.VoteCount--;
        var left = await db.Votes.Where(row => row.IdeaId == idea.Id && row.MemberId != vote.MemberId).Select(row => new { row.At, row.K }).ToListAsync(stop);
        idea.Rising = Rising.Of(left.Select(row => (row.At, row.K)));
    }

    private static async Task<GroupTally> TallyAsync(this CommunityDb db, long ideaId, long? homeGroupId, CancellationToken stop)
    {
        var group = homeGroupId ?? GroupTally.NoGroup;
        return await db.GroupTallies.FindAsync([ideaId, group], stop)
            ?? db.GroupTallies.Add(new GroupTally { IdeaId = ideaId, GroupId = group }).Entity;
    }
}
