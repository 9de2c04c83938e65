using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Ideas;

/// <summary>Looks for forgotten drafts every few minutes, on every node; the row decides who reminds.</summary>
public sealed partial class DraftReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DraftReminders> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Stopping is no fault: the delay ends without a word, and the loop with it.
            await Task.WhenAny(Task.Delay(Pause, clock, stoppingToken));
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RemindOfDrafts>().By(stoppingToken);
            }
            // A database that gives up cancels too; only when the portal stops may that end this loop, and with it the portal.
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                RemindingFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Forgotten drafts could not be looked for; trying again later.")]
    private partial void RemindingFailed(Exception exception);
}
