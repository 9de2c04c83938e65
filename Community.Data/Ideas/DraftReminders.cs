using Community.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Ideas;

/// <summary>Looks for forgotten drafts.</summary>
public sealed class DraftReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DraftReminders> log) : Rounds(scopes, clock, TimeSpan.FromMinutes(5), log)
{
    protected override Task GoAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<RemindOfDrafts>().By(stop);
}
