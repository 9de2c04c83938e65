using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Events;

/// <summary>Work that comes round again and again on every node; the rows decide who does what, and whoever comes later finds nothing to do.</summary>
public abstract partial class Rounds(IServiceScopeFactory scopes, TimeProvider clock, TimeSpan pause, ILogger log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await GoSafelyAsync(stoppingToken);
            // Stopping is no fault: the delay ends without a word, and the loop with it.
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected abstract Task GoAsync(IServiceProvider services, CancellationToken stop);

    private async Task GoSafelyAsync(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await GoAsync(scope.ServiceProvider, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The portal stops; another node, or the next start, goes the round.
        }
        catch (Exception exception)
        {
            RoundFailed(exception, GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Round} failed; trying again at the next round.")]
    private partial void RoundFailed(Exception exception, string round);
}
