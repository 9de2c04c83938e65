using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>The open sockets of this node, for whoever must end one. When the portal is asked to stop SignalR ends them all, and the pages come back by themselves.</summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, HubCallerContext> open = new(StringComparer.Ordinal);

    public void Add(HubCallerContext context) => open[context.ConnectionId] = context;

    public void Remove(HubCallerContext context) => open.TryRemove(context.ConnectionId, out _);

    /// <summary>Ends one socket; its page comes back by itself.</summary>
    public void Close(string connection)
    {
        if (open.TryGetValue(connection, out var context)) context.Abort();
    }

    /// <summary>Ends all of a member's, whose sessions are over; a page that still has a session comes back by itself.</summary>
    public void CloseOf(long memberId)
    {
        foreach (var context in open.Values.Where(one => CurrentMember.IdOf(one.User!) == memberId)) context.Abort();
    }
}
