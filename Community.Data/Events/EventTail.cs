namespace Community.Events;

/// <summary>
/// Reads the event log in order of arrival. Ids are given before they are committed, so a lower one may appear after a higher:
/// every id skipped is remembered as a gap and asked for again until it comes, or for a minute (transactions are shorter).
/// </summary>
public sealed class EventTail(TimeProvider clock)
{
    private static readonly TimeSpan GapsKept = TimeSpan.FromSeconds(60);
    private const int SeedBack = 1_000;
    private const int BatchSize = 500;

    private readonly Dictionary<long, DateTimeOffset> gaps = [];
    private long top = -1;

    /// <summary>Begins at the end of the log; ids still missing among the last thousand count as gaps.</summary>
    public async Task StartAsync(CommunityDb db, CancellationToken stop)
    {
        if (top >= 0) return;
        var recent = await db.Events.OrderByDescending(row => row.Id).Take(SeedBack).Select(row => row.Id).ToListAsync(stop);
        top = recent.Count == 0 ? 0 : recent[0];
        if (recent.Count > 0) RememberGaps(recent[^1], top, [.. recent]);
    }

    /// <summary>Everything not yet seen, oldest id first; empty when there is nothing new.</summary>
    public async Task<IReadOnlyList<StoredEvent>> NextAsync(CommunityDb db, CancellationToken stop)
    {
        ForgetOldGaps();
        var last = top;
        // Two questions: asked as one with "or", SQLite reads the whole log at every beat.
        var late = await LateAsync(db, stop);
        var fresh = await db.Events.AsNoTracking().Where(row => row.Id > last).OrderBy(row => row.Id).Take(BatchSize).ToListAsync(stop);
        List<StoredEvent> rows = [.. late, .. fresh];
        foreach (var row in rows) gaps.Remove(row.Id);
        if (rows.Count > 0 && rows[^1].Id > top)
        {
            RememberGaps(top, rows[^1].Id, [.. rows.Select(row => row.Id)]);
            top = rows[^1].Id;
        }

        return rows;
    }

    private async Task<List<StoredEvent>> LateAsync(CommunityDb db, CancellationToken stop)
    {
        if (gaps.Count == 0) return [];
        var missing = gaps.Keys.ToArray();
        return await db.Events.AsNoTracking().Where(row => missing.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(stop);
    }

    private void RememberGaps(long from, long to, HashSet<long> seen)
    {
        var now = clock.GetUtcNow();
        for (var id = from + 1; id < to; id++)
            if (!seen.Contains(id)) gaps.TryAdd(id, now);
    }

    private void ForgetOldGaps()
    {
        var limit = clock.GetUtcNow() - GapsKept;
        foreach (var id in gaps.Where(gap => gap.Value < limit).Select(gap => gap.Key).ToList()) gaps.Remove(id);
    }
}
