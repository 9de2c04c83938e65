using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>
/// Tells a topic who is here. Coming and going is gathered for a moment: when a thousand pages come back after a restart, each hears
/// a few times of it and not a thousand times.
/// </summary>
public sealed class LivePresence(IHubContext<LiveHub, ILiveClient> hub, LiveReaders readers, PresenceElsewhere elsewhere)
{
    private static readonly TimeSpan Gathered = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, bool> stirred = new(StringComparer.Ordinal);

    /// <summary>Somebody came to this portal, or went.</summary>
    public void Stir(string topic)
    {
        elsewhere.Owe(topic);
        Show(topic);
    }

    /// <summary>Who is here is another than before; the readers at this portal hear of it.</summary>
    public void Show(string topic)
    {
        if (stirred.TryAdd(topic, true)) _ = TellAsync(topic);
    }

    /// <summary>Everybody at this portal and at the others, each once.</summary>
    public IReadOnlyList<Present> PeopleIn(string topic)
    {
        var (here, there) = (readers.PresentIn(topic), elsewhere.In(topic));
        if (there.Count == 0) return here;
        return [.. here.Concat(there).DistinctBy(one => one.Id).Take(LiveTopicReaders.MostNamed).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private async Task TellAsync(string topic)
    {
        await Task.Delay(Gathered);
        stirred.TryRemove(topic, out _);
        var people = PeopleIn(topic);
        foreach (var culture in readers.CulturesOf(topic)) _ = hub.Clients.Group(LiveHub.GroupOf(topic, culture)).Here(topic, people);
    }
}
