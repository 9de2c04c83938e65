using Community.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Builds;

/// <summary>Looks for builds whose days are over.</summary>
public sealed class BuildSweeps(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BuildSweeps> log) : Rounds(scopes, clock, TimeSpan.FromHours(1), log)
{
    protected override Task GoAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<SweepBuilds>().By(stop);
}
