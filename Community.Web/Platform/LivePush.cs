using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>Renders a fragment once for each language that listens, and sends it; a send is never awaited, so no reader delays another.</summary>
public sealed class LivePush(IHubContext<LiveHub, ILiveClient> hub, LiveReaders readers)
{
    public async Task ChangedAsync(string topic, long change, Func<Task<string>> render)
    {
        foreach (var culture in readers.CulturesOf(topic))
        {
            CultureInfo.CurrentUICulture = Reader.CultureOf(culture);
            var html = await render();
            _ = hub.Clients.Group(LiveHub.GroupOf(topic, culture)).Changed(topic, change, html);
        }
    }

    /// <summary>The same to one member's own open pages.</summary>
    public async Task ChangedForAsync(string topic, long memberId, long change, Func<Task<string>> render)
    {
        foreach (var pages in readers.ConnectionsOf(topic, memberId))
        {
            CultureInfo.CurrentUICulture = Reader.CultureOf(pages.Key);
            var html = await render();
            _ = hub.Clients.Clients([.. pages]).Changed(topic, change, html);
        }
    }
}
