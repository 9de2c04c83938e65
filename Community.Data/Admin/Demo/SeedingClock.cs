namespace Community.Admin;

/// <summary>The time of day in a story that is told again: it stands where the next act puts it.</summary>
internal sealed class SeedingClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Never back: two acts of one minute keep their order.</summary>
    public void MoveTo(DateTime instant) => now = instant > now.UtcDateTime ? new DateTimeOffset(instant, TimeSpan.Zero) : now.AddMilliseconds(1);
}
