using Community.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Admin;

/// <summary>The portal forgets what has served: idempotency keys after a day, tokens that expired, failed sign-ins that bar nobody any more, and sessions that are over.</summary>
public sealed class SweepExpired(CommunityDb db)
{
    private static readonly TimeSpan FailuresKept = TimeSpan.FromDays(1);

    // A session's cookie lives for thirty days after it was last used.
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(31);

    /// <summary>Answers how many rows went.</summary>
    public Task<Outcome<int>> By(CancellationToken stop = default) => db.SaveAsync<int>(async () =>
    {
        var (keys, failures, now) = (db.Now - IdempotencyKey.KeptFor, db.Now - FailuresKept, db.Now);
        var sessions = db.Now - SessionsKept;
        return await db.IdempotencyKeys.Where(row => row.At < keys).ExecuteDeleteAsync(stop)
            + await db.AccessTokens.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(stop)
            + await db.SignInAttempts.Where(row => row.LastFailureAt < failures && (row.BlockedUntil == null || row.BlockedUntil < now)).ExecuteDeleteAsync(stop)
            + await db.Sessions.Where(row => row.LastSeenAt < sessions || db.Members.Any(member => member.Id == row.MemberId && member.SecurityStamp != row.Stamp)).ExecuteDeleteAsync(stop);
    }, stop);
}

/// <summary>Sweeps once an hour.</summary>
public sealed class Sweeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Sweeping> log) : Rounds(scopes, clock, TimeSpan.FromHours(1), log)
{
    protected override Task GoAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<SweepExpired>().By(stop);
}
