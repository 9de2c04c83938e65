using Community.Ideas;

namespace Community.Funnel;

/// <summary>
/// An ambassador's carrying of an idea to the product team: the statement, a copy of the text, and the group's ballot at that moment.
/// A seconding is a further group's forward of an idea that is already there; it moves nothing and starts no clock, but takes a slot of the quota.
/// </summary>
public sealed class Forward
{
    public long Id { get; set; }

    public long IdeaId { get; set; }

    public long GroupId { get; set; }

    public long ById { get; set; }

    public DateTime At { get; set; }

    public bool Seconds { get; set; }

    public required string Statement { get; set; }

    /// <summary>Year and quarter in UTC, as 20264.</summary>
    public int Quarter { get; set; }

    /// <summary>1 to the quota: two forwards at once cannot take one place.</summary>
    public int Slot { get; set; }

    public required string TitleThen { get; set; }

    public required string TextThen { get; set; }

    /// <summary>Members of the group who lent their vote.</summary>
    public long GroupVoters { get; set; }

    /// <summary>Members of the group.</summary>
    public long GroupMembers { get; set; }

    /// <summary>All votes.</summary>
    public long VotesThen { get; set; }
}

/// <summary>One row of an idea's history: every move, by whom and when.</summary>
public sealed class StageMove
{
    public long Id { get; set; }

    public long IdeaId { get; set; }

    public IdeaStage From { get; set; }

    public IdeaStage To { get; set; }

    public long ById { get; set; }

    public DateTime At { get; set; }

    /// <summary>The post in the idea's thread that tells of it.</summary>
    public long? PostSeq { get; set; }

    public long? ForwardId { get; set; }
}
