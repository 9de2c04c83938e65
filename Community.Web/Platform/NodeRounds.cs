using Community.Events;
using Community.Presence;

namespace Community.Platform;

/// <summary>
/// Every second a portal that shares its database says that it lives and who came and went, and learns it of the others. One that has not stirred for
/// some rounds is taken for gone, with all who were at it: their browsers will have come back elsewhere.
/// </summary>
public sealed partial class NodeRounds(IServiceScopeFactory scopes, LiveReaders readers, LivePresence presence, PresenceElsewhere elsewhere, TimeProvider clock, ILogger<NodeRounds> log)
    : Rounds(scopes, clock, TimeSpan.FromSeconds(1), log)
{
    private readonly IServiceScopeFactory scopes = scopes;
    private readonly ILogger<NodeRounds> log = log;
    private readonly Guid own = Guid.CreateVersion7();
    private readonly Heartbeats hearts = new();
    private bool known;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgetNodes>().By([own], cancellationToken);
        }
        catch (Exception exception)
        {
            // The others see by themselves that this portal is gone, and a portal that stops must stop.
            LeaveFailed(exception);
        }
    }

    protected override async Task GoAsync(IServiceProvider services, CancellationToken stop)
    {
        await TellAsync(services.GetRequiredService<TellWhoIsHere>(), stop);
        var db = services.GetRequiredService<CommunityDb>();
        var (alive, gone) = hearts.Hear(await db.OtherNodesAsync(own, stop));
        foreach (var topic in elsewhere.Learn(alive.Count == 0 ? [] : await db.HereAtAsync(alive, stop))) presence.Show(topic);
        if (gone.Count > 0) await services.GetRequiredService<ForgetNodes>().By(gone, stop);
    }

    private async Task TellAsync(TellWhoIsHere tell, CancellationToken stop)
    {
        // A portal that stood still for a while was thought gone, and tells all anew.
        var all = !known;
        var topics = all ? [.. elsewhere.TakeOwed().Union(readers.Topics)] : elsewhere.TakeOwed();
        try
        {
            known = (await tell.By(own, [.. topics.Select(HereIn)], stop)).Value || all;
        }
        catch (Exception)
        {
            foreach (var topic in topics) elsewhere.Owe(topic);
            throw;
        }
    }

    private TopicHere HereIn(string topic) => new(topic, [.. readers.PresentIn(topic).Select(one => one.Id)]);

    [LoggerMessage(LogLevel.Warning, "The other portals could not be told that this one stops.")]
    private partial void LeaveFailed(Exception exception);
}
