namespace Community.Funnel;

/// <summary>The public clock of a forwarded idea: a person answers within so many days of 24 hours.</summary>
public readonly record struct PromiseClock(DateTime ForwardedAt, int Days)
{
    /// <summary>How long the lead alone is told of a late answer.</summary>
    public static readonly TimeSpan LeadAlone = TimeSpan.FromDays(3);

    /// <summary>The last instant at which an answer keeps the promise.</summary>
    /// <remarks>Days of 24 hours, not of a calendar: the promise is the same in every time zone.</remarks>
    public DateTime Due => ForwardedAt.AddHours(24d * Days);
}
