using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>Renders a fragment once for each language that listens, and sends it; a send is never awaited, so no reader delays another.</summary>
public sealed class LivePush(IHubContext<LiveHub, ILiveClient> hub, LiveReaders readers)
{
    public async Task ChangedAsync(string topic, long change, Func<Task<string>> render)
    {
        foreach (var culture in readers.CulturesOf(topic).Order(StringComparer.Ordinal))
        {
            Reader.Turn(culture);
            var html = await render();
            _ = hub.Clients.Group(LiveHub.GroupOf(topic, culture)).Changed(topic, change, html);
        }
    }

    /// <summary>The same to one member's own open pages, for a topic that each has for themselves.</summary>
    public async Task ChangedForAsync(IEnumerable<(string Connection, Listening Listening)> pages, string topic, long change, Func<Task<string>> render)
    {
        foreach (var alike in pages.ToLookup(page => page.Listening.Culture, page => page.Connection))
        {
            Reader.Turn(alike.Key);
            var html = await render();
            _ = hub.Clients.Clients([.. alike]).Changed(topic, change, html);
        }
    }
}
