namespace Community;

/// <summary>The real clock, which a test may move forward; timers keep running in real time.</summary>
public sealed class AdjustableClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
