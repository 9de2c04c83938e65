using Microsoft.EntityFrameworkCore;

namespace Community.Platform;

/// <summary>
/// What topics without a count say instead: microseconds since 1970, a rising number that JavaScript can hold. A page is stamped a
/// second before it was read: an event is dated when its transaction begins, and may become visible a little later.
/// </summary>
public static class LiveStamp
{
    private const int LookBack = 300;

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    public static long Of(DateTime at) => (at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTime Instant(long stamp) => DateTime.UnixEpoch.AddTicks(Math.Clamp(stamp, 0, Of(DateTime.MaxValue)) * TimeSpan.TicksPerMicrosecond);

    public static long Now(TimeProvider clock) => Of(clock.GetUtcNow().UtcDateTime);

    public static long OfPage(TimeProvider clock) => Of(clock.GetUtcNow().UtcDateTime - Late);

    /// <summary>The newest event of these kinds. Not its id: on some databases a lower one is committed later, and its news would look old.</summary>
    public static async Task<long> NewestAsync(CommunityDb db, string[] kinds, CancellationToken stop)
    {
        var recent = await db.Events.OrderByDescending(row => row.Id).Take(LookBack).Select(row => new { row.Kind, row.At }).ToListAsync(stop);
        return recent.Where(row => kinds.Contains(row.Kind)).Select(row => Of(row.At)).DefaultIfEmpty().Max();
    }
}
