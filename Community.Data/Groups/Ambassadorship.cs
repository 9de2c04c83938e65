namespace Community.Groups;

/// <summary>A term of one ambassador in one group; current while <see cref="EndedAt"/> is null.</summary>
public sealed class Ambassadorship
{
    public long Id { get; set; }

    public long GroupId { get; set; }

    public long MemberId { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>The last day of the term.</summary>
    public DateOnly EndsOn { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Entered by an administrator and shown as such for this one term.</summary>
    public bool Founding { get; set; }
}

/// <summary>One of up to three deputies of a group.</summary>
public sealed class Deputyship
{
    public const int PerGroup = 3;

    public long Id { get; set; }

    public long GroupId { get; set; }

    public long MemberId { get; set; }

    /// <summary>1 to 3: two invitations at once cannot make a fourth deputy.</summary>
    public int Slot { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }
}

/// <summary>A link that lets whoever holds it join a group.</summary>
public sealed class GroupInvitation
{
    /// <summary>Long enough for the next meeting, short enough that a forgotten link closes by itself.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public long Id { get; set; }

    public long GroupId { get; set; }

    /// <summary>Unguessable; the address is <c>/g/{code}</c>.</summary>
    public required string Code { get; set; }

    public long CreatedById { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public int Uses { get; set; }

    public bool IsOpen(DateTime now) => RevokedAt is null && now < ExpiresAt;
}
