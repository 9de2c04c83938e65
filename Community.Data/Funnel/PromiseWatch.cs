using Community.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Funnel;

/// <summary>Looks at the promise clocks.</summary>
public sealed class PromiseWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PromiseWatch> log) : Rounds(scopes, clock, TimeSpan.FromSeconds(30), log)
{
    protected override Task GoAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<EscalateLateAnswers>().By(stop);
}
