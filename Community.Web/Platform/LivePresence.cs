using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>
/// Tells a topic who is here. Coming and going is gathered for a moment: when a thousand pages come back after a restart, each hears
/// a few times of it and not a thousand times.
/// </summary>
public sealed class LivePresence(IHubContext<LiveHub, ILiveClient> hub, LiveReaders readers)
{
    private static readonly TimeSpan Gathered = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, bool> stirred = new(StringComparer.Ordinal);

    public void Stir(string topic)
    {
        if (stirred.TryAdd(topic, true)) _ = TellAsync(topic);
    }

    private async Task TellAsync(string topic)
    {
        await Task.Delay(Gathered);
        stirred.TryRemove(topic, out _);
        var people = readers.PresentIn(topic);
        foreach (var culture in readers.CulturesOf(topic)) _ = hub.Clients.Group(LiveHub.GroupOf(topic, culture)).Here(topic, people);
    }
}
