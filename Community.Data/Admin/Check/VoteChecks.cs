using Community.Ideas;

namespace Community.Admin;

/// <summary>The count of every idea is its rows.</summary>
public sealed class VoteCounts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var stored = await db.Ideas.Select(idea => new { idea.Id, idea.VoteCount }).ToDictionaryAsync(idea => idea.Id, idea => idea.VoteCount, stop);
        var counted = await db.Votes.GroupBy(vote => vote.IdeaId).Select(own => new { own.Key, Count = own.LongCount() }).ToDictionaryAsync(own => own.Key, own => own.Count, stop);
        return (stored.Count, Compare("idea", stored, counted));
    }
}

/// <summary>The tally of every home group on an idea is its voters.</summary>
public sealed class TalliesOfGroups : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var tallies = await db.GroupTallies.Select(row => new { row.IdeaId, row.GroupId, row.Voters }).ToDictionaryAsync(row => (row.IdeaId, row.GroupId), row => (long)row.Voters, stop);
        var counted = await db.Votes.GroupBy(vote => new { vote.IdeaId, GroupId = vote.HomeGroupId ?? GroupTally.NoGroup })
            .Select(own => new { own.Key, Count = own.LongCount() }).ToDictionaryAsync(own => (own.Key.IdeaId, own.Key.GroupId), own => own.Count, stop);
        foreach (var missing in counted.Keys.Where(key => !tallies.ContainsKey(key)).ToList()) tallies[missing] = 0;
        return (tallies.Count, Compare("idea and group", tallies, counted));
    }
}

/// <summary>Rising is what its votes give, but for rounding.</summary>
public sealed class RisingScores : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var stored = await db.Ideas.Select(idea => new { idea.Id, idea.Rising }).ToDictionaryAsync(idea => idea.Id, idea => idea.Rising, stop);
        var votes = new List<(DateTime At, int K)>();
        var faults = new List<Fault>();
        var seen = new HashSet<long>();
        long current = 0;
        // One idea's votes at a time: two million do not belong in memory.
        await foreach (var vote in db.Votes.OrderBy(vote => vote.IdeaId).Select(vote => new { vote.IdeaId, vote.At, vote.K }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (vote.IdeaId != current) Judge();
            (current, _) = (vote.IdeaId, seen.Add(vote.IdeaId));
            votes.Add((vote.At, vote.K));
        }

        Judge();
        faults.AddRange(stored.Where(idea => !seen.Contains(idea.Key) && idea.Value is not null).Select(idea => new Fault($"idea {idea.Key}", $"{idea.Value}", "null")));
        return (stored.Count, faults);

        void Judge()
        {
            if (votes.Count > 0 && Rising.Of(votes) is var right && !Rising.Agrees(stored.GetValueOrDefault(current), right, votes.Count))
                faults.Add(new Fault($"idea {current}", $"{stored.GetValueOrDefault(current)}", $"{right}"));
            votes.Clear();
        }
    }
}
