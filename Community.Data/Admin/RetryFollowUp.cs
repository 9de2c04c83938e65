using Community.Members;

namespace Community.Admin;

/// <summary>An administrator has what was given up tried again.</summary>
public sealed class RetryFollowUp(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long followUpId, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        if (await db.PendingFollowUps.FirstOrDefaultAsync(row => row.Id == followUpId && row.DeadAt != null, stop) is not { } dead) return Refusal.NotFound;
        (dead.DeadAt, dead.Attempts, dead.DueAt) = (null, 0, db.Now);
        db.Audit(actor!, "FollowUps.Retried", "FollowUp", followUpId);
        return followUpId;
    }, stop);
}
