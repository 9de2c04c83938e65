namespace Community.Shared;

/// <summary>The public clock of a forwarded idea: by when a person answers, and whether they did.</summary>
public sealed record Promise(DateTime Due, DateTime? Answered, DateTime Now, int Days = 14)
{
    public bool Late => (Answered ?? Now) > Due;

    public int DaysLeft => Math.Max(0, (int)Math.Ceiling((Due - Now).TotalDays));

    public int DaysLate => Math.Max(1, (int)Math.Floor(((Answered ?? Now) - Due).TotalDays));
}
