namespace Community.Ideas;

/// <summary>A member's one vote on an idea.</summary>
public sealed class Vote
{
    public long IdeaId { get; set; }

    public long MemberId { get; set; }

    public DateTime At { get; set; }

    /// <summary>The voter's home group at that moment.</summary>
    public long? HomeGroupId { get; set; }

    /// <summary>1 + the voters of (idea, home group) when it was lent; stays with the vote and gives its weight 1 ÷ √k.</summary>
    public int K { get; set; }
}

/// <summary>How many members of one home group now lend an idea their vote.</summary>
public sealed class GroupTally
{
    /// <summary>All who have no group count as one.</summary>
    public const long NoGroup = 0;

    public long IdeaId { get; set; }

    public long GroupId { get; set; }

    public int Voters { get; set; }
}

/// <summary>A count of votes an idea reached; each is celebrated once.</summary>
public sealed class Milestone
{
    public static readonly IReadOnlyList<long> All = [25, 100, 1_000, 2_500, 5_000, 10_000];

    public long IdeaId { get; set; }

    public long Votes { get; set; }

    public DateTime ReachedAt { get; set; }

    /// <summary>The next count to reach, or null past the last.</summary>
    public static long? After(long votes) => All.Where(mark => mark > votes).Select(mark => (long?)mark).FirstOrDefault();
}

/// <summary>Somebody who gets credit for a launched idea.</summary>
public sealed class Credit
{
    public long IdeaId { get; set; }

    public long MemberId { get; set; }

    public CreditFor For { get; set; }

    public DateTime At { get; set; }
}

public enum CreditFor
{
    Suggested,
    Forwarded,
    Shaped,
}
