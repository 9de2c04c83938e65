using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Events;

/// <summary>Follows the event log on this node and runs its live follow-ups, in order.</summary>
public sealed partial class EventRelay(IServiceScopeFactory scopes, FollowUps followUps, EventBell bell, TimeProvider clock, ILogger<EventRelay> log) : BackgroundService
{
    /// <summary>How long another process's event may wait where nothing wakes us.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>Those who post at the same time are shown together; a reader does not feel it.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private readonly EventTail tail = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Happened.Next();
            try
            {
                if (await RelayAsync(stoppingToken)) continue;
            }
            // A database that gives up cancels too; only when the portal stops may that end this loop, and with it the portal.
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                TailFailed(exception);
            }

            await Task.WhenAny(ring, Task.Delay(Poll, clock, stoppingToken));
            await Task.Delay(Breath, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RelayAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        await tail.StartAsync(db, stop);
        var rows = await tail.NextAsync(db, stop);
        foreach (var row in rows) await ShowAsync(scope.ServiceProvider, row, stop);
        return rows.Count > 0;
    }

    private async Task ShowAsync(IServiceProvider services, StoredEvent row, CancellationToken stop)
    {
        if (!followUps.EventTypes.TryGetValue(row.Kind, out var kind)) return;
        foreach (var type in followUps.LiveFor(kind))
        {
            try
            {
                dynamic happened = JsonSerializer.Deserialize(row.Body, kind)!;
                await ((dynamic)services.GetRequiredService(type)).Show(happened, new Occasion(row.Id, row.At), stop);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                // A reader's page catches up by itself; the next event must not wait for this one.
                ShowFailed(exception, type.Name, row.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The event log could not be read; trying again.")]
    private partial void TailFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "{FollowUp} failed on event {EventId}.")]
    private partial void ShowFailed(Exception exception, string followUp, long eventId);
}
