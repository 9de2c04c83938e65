using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Funnel;

/// <summary>Looks at the clocks on every node; whoever comes first tells, the others find nothing to tell.</summary>
public sealed partial class PromiseWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PromiseWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EscalateLateAnswers>().By(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The portal stops; another node, or the next start, looks again.
        }
        catch (Exception exception)
        {
            LookFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Late answers could not be told of; trying again.")]
    private partial void LookFailed(Exception exception);
}
