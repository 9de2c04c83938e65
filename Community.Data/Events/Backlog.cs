namespace Community.Events;

/// <summary>How far what follows is behind what happened.</summary>
/// <param name="Waiting">Follow-ups that are still to be done, those of a later hour included.</param>
/// <param name="GivenUp">Follow-ups that failed so often that somebody has to look.</param>
/// <param name="OldestDue">Since when the oldest should have been done; null when none is late.</param>
/// <param name="LastEvent">The number of the newest event.</param>
public sealed record Backlog(long Waiting, long GivenUp, DateTime? OldestDue, long LastEvent);

public static class BacklogQueries
{
    public static async Task<Backlog> BacklogAsync(this CommunityDb db, CancellationToken stop = default)
    {
        var now = db.Now;
        var alive = db.PendingFollowUps.Where(row => row.DeadAt == null);
        return new Backlog(
            await alive.LongCountAsync(stop),
            await db.PendingFollowUps.LongCountAsync(row => row.DeadAt != null, stop),
            await alive.Where(row => row.DueAt < now).MinAsync(row => (DateTime?)row.DueAt, stop),
            await db.Events.MaxAsync(row => (long?)row.Id, stop) ?? 0);
    }
}
