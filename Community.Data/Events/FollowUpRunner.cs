using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Events;

/// <summary>Claims durable follow-ups row by row, so that any number of nodes may run it, and does them.</summary>
public sealed partial class FollowUpRunner(IServiceScopeFactory scopes, FollowUps followUps, EventBell bell, TimeProvider clock, ILogger<FollowUpRunner> log) : BackgroundService
{
    private const int BatchSize = 50;
    private const int MaximumAttempts = 12;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Whoever has the page open is shown first what happened; the inboxes of those who are elsewhere can wait so long.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>Two lanes: a mail server that is slow to answer holds up mails, and no notice.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LaneAsync(outside: false, stoppingToken), LaneAsync(outside: true, stoppingToken));

    /// <summary>Does what is due and answers how many it claimed; tests call it until it answers 0.</summary>
    public async Task<int> RunDueAsync(CancellationToken stop) => await RunDueAsync(outside: false, stop) + await RunDueAsync(outside: true, stop);

    private async Task LaneAsync(bool outside, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var ring = bell.Owed.Next();
            try
            {
                if (await RunDueAsync(outside, stop) > 0) continue;
            }
            // A database that gives up cancels too; only when the portal stops may that end this loop, and with it the portal.
            catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                ClaimFailed(exception);
            }

            await Task.WhenAny(ring, Task.Delay(Poll, clock, stop));
            await Task.Delay(Breath, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RunDueAsync(bool outside, CancellationToken stop)
    {
        var token = Guid.NewGuid();
        var claimed = await ClaimAsync(token, outside, stop);
        foreach (var pending in claimed) await RunAsync(pending, token, stop);
        return claimed.Count;
    }

    private async Task<List<PendingFollowUp>> ClaimAsync(Guid token, bool outside, CancellationToken stop)
    {
        var reaching = followUps.OutsideNames;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var now = db.Now;
        var due = db.PendingFollowUps.Where(row => reaching.Contains(row.Name) == outside && row.DeadAt == null && row.DueAt <= now && (row.LeaseUntil == null || row.LeaseUntil < now));
        // By hour first, as the index has them: however many wait, as many are read as are taken.
        var ids = await due.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(BatchSize).Select(row => row.Id).ToListAsync(stop);
        if (ids.Count == 0) return [];
        var mine = db.PendingFollowUps.Where(row => ids.Contains(row.Id) && row.Token == token);
        // Every condition is asked again with the update: another node may have claimed in between.
        await db.SaveAsync<Done>(async () =>
        {
            var until = db.Now + Lease;
            await due.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(row => row
                .SetProperty(pending => pending.Token, token)
                .SetProperty(pending => pending.LeaseUntil, until)
                .SetProperty(pending => pending.Attempts, pending => pending.Attempts + 1), stop);
            db.KnowBy(mine);
            return Done.It;
        }, stop);
        return await mine.AsNoTracking().Include(row => row.Event).OrderBy(row => row.Id).ToListAsync(stop);
    }

    private async Task RunAsync(PendingFollowUp pending, Guid token, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        try
        {
            var type = followUps.Types[pending.Name];
            dynamic happened = JsonSerializer.Deserialize(pending.Event!.Body, followUps.EventTypes[pending.Event.Kind])!;
            dynamic followUp = scope.ServiceProvider.GetRequiredService(type);
            var occasion = new Occasion(pending.EventId, pending.Event.At, pending.Name);
            var outside = followUps.OutsideNames.Contains(pending.Name);
            // The batch before this one may have taken longer than the lease, and another node may be at it.
            if (outside && !await RenewAsync(db, pending, token, stop)) return;
            if (outside) await followUp.Run(happened, occasion, stop);
            await db.SaveAsync<Done>(async () =>
            {
                var mine = await db.PendingFollowUps.Where(row => row.Id == pending.Id && row.Token == token).ExecuteDeleteAsync(stop);
                if (mine == 0) return Refusal.NotFound;
                if (!outside) await followUp.Run(happened, occasion, stop);
                return Done.It;
            }, stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            RunFailed(exception, pending.Name, pending.EventId, pending.Attempts);
            await PutBackAsync(db, pending, token, exception, stop);
        }
    }

    private static async Task<bool> RenewAsync(CommunityDb db, PendingFollowUp pending, Guid token, CancellationToken stop)
    {
        var renewed = await db.SaveAsync<Done>(async () =>
        {
            var until = db.Now + Lease;
            var mine = await db.PendingFollowUps.Where(row => row.Id == pending.Id && row.Token == token).ExecuteUpdateAsync(row => row.SetProperty(one => one.LeaseUntil, until), stop);
            return mine == 1 ? Done.It : Refusal.NotFound;
        }, stop);
        return renewed.Succeeded;
    }

    private static Task PutBackAsync(CommunityDb db, PendingFollowUp pending, Guid token, Exception exception, CancellationToken stop) => db.SaveAsync<Done>(async () =>
    {
        var now = db.Now;
        DateTime? dead = pending.Attempts >= MaximumAttempts || exception is GivenUpException ? now : null;
        var due = now + TimeSpan.FromSeconds(Math.Min(3_600, Math.Pow(2, pending.Attempts)));
        // The message of a database exception can quote a member's words; the type says enough here, the log has the rest.
        var error = exception is GivenUpException ? $"{exception.GetType().Name} {exception.Message}" : exception.GetType().Name;
        await db.PendingFollowUps.Where(row => row.Id == pending.Id && row.Token == token).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.Token, (Guid?)null).SetProperty(one => one.LeaseUntil, (DateTime?)null)
            .SetProperty(one => one.DueAt, due).SetProperty(one => one.DeadAt, dead).SetProperty(one => one.Error, error), stop);
        return Done.It;
    }, stop);

    [LoggerMessage(LogLevel.Error, "Follow-ups could not be claimed; trying again.")]
    private partial void ClaimFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "{FollowUp} failed on event {EventId}, attempt {Attempt}.")]
    private partial void RunFailed(Exception exception, string followUp, long eventId, int attempt);
}
