namespace Community.Groups;

public enum MembershipStatus
{
    Requested,
    Active,
    Left,
    Banned,
}

/// <summary>A member in a group, or on the way in or out.</summary>
public sealed class Membership
{
    public long GroupId { get; set; }

    public long MemberId { get; set; }

    public MembershipStatus Status { get; set; }

    /// <summary>What the member wrote when asking to join.</summary>
    public string Note { get; set; } = "";

    public DateTime AskedAt { get; set; }

    public DateTime? JoinedAt { get; set; }

    public DateTime? LeftAt { get; set; }

    /// <summary>Why the member left, where told.</summary>
    public string LeaveReason { get; set; } = "";

    public long? DecidedById { get; set; }
}
