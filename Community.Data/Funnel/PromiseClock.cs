namespace Community.Funnel;

/// <summary>How a promised answer stands.</summary>
public enum PromiseState
{
    /// <summary>Not answered, still in time.</summary>
    Running,

    /// <summary>Not answered, and late.</summary>
    Late,

    /// <summary>Answered in time.</summary>
    Kept,

    /// <summary>Answered, but late.</summary>
    AnsweredLate,
}

/// <summary>Where a promise stands, and by how much: the time left or to spare, or the time it is or was late.</summary>
public sealed record PromiseStanding(PromiseState State, TimeSpan By);

/// <summary>The public clock of a forwarded idea: a person answers within so many days of 24 hours.</summary>
public readonly record struct PromiseClock(DateTime ForwardedAt, int Days)
{
    /// <summary>How long the lead alone is told of a late answer.</summary>
    public static readonly TimeSpan LeadAlone = TimeSpan.FromDays(3);

    /// <summary>The last instant at which an answer keeps the promise.</summary>
    /// <remarks>Days of 24 hours, not of a calendar: the promise is the same in every time zone.</remarks>
    public DateTime Due => ForwardedAt.AddHours(24d * Days);

    /// <summary>When the lead of the line hears that it is late.</summary>
    public DateTime LeadHearsAt => Due;

    /// <summary>When the community team hears too, and may answer.</summary>
    public DateTime TeamHearsAt => Due + LeadAlone;

    /// <summary>Where the promise stands now, given when the answer committed, if it did.</summary>
    public PromiseStanding Standing(DateTime now, DateTime? answeredAt)
    {
        var until = Due - (answeredAt ?? now);
        var inTime = until >= TimeSpan.Zero;
        return answeredAt is null
            ? new(inTime ? PromiseState.Running : PromiseState.Late, until.Duration())
            : new(inTime ? PromiseState.Kept : PromiseState.AnsweredLate, until.Duration());
    }

    /// <summary>Whether the lead should have heard by now, unless it was answered before.</summary>
    public bool IsWithLead(DateTime now, DateTime? answeredAt) => Standing(now, answeredAt).State is PromiseState.Late;

    /// <summary>Whether the community team should have heard by now, unless it was answered before.</summary>
    public bool IsWithTeam(DateTime now, DateTime? answeredAt) => answeredAt is null && now > TeamHearsAt;
}
