using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>Pushes to open pages, and carries presence and typing; everything else is an ordinary request.</summary>
public sealed class LiveHub(IEnumerable<ILiveTopic> topics, LiveReaders readers, CurrentMember current) : Hub<ILiveClient>
{
    public async Task<Joined?> Join(string topic, long after)
    {
        var (kind, key) = Split(topic);
        var member = await current.ReadAsync(Context.User!, Context.ConnectionAborted);
        if (topics.FirstOrDefault(one => one.Kind == kind) is not { } door || await door.DoorAsync(key, member, Context.ConnectionAborted) is null) return null;
        var culture = CultureInfo.CurrentUICulture.Name;
        readers.Add(topic, Context.ConnectionId, new Listening(culture, member is null ? null : new Present(member.Id, member.Name)));
        if (door.IsShared) await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(topic, culture));

        // Counted again after joining the group: what came in between is pushed or streamed here, never neither.
        var change = await door.DoorAsync(key, member, Context.ConnectionAborted) ?? 0;
        if (change > after && await door.MissedAsync(key, after, Context.ConnectionAborted) is { Length: > 0 } missed) await Clients.Caller.Changed(topic, change, missed);
        if (!door.IsShared) return new Joined(change, []);
        await TellPresenceAsync(topic);
        return new Joined(change, readers.PresentIn(topic));
    }

    public async Task Leave(string topic)
    {
        readers.Remove(topic, Context.ConnectionId);
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(topic, CultureInfo.CurrentUICulture.Name));
        await TellPresenceAsync(topic);
    }

    /// <summary>Heard only by those in the topic, and only from somebody in it.</summary>
    public async Task Typing(string topic)
    {
        var member = await current.ReadAsync(Context.User!, Context.ConnectionAborted);
        if (member is null || !readers.TopicsOf(Context.ConnectionId).Contains(topic)) return;
        foreach (var culture in readers.CulturesOf(topic)) _ = Clients.OthersInGroup(GroupOf(topic, culture)).Typing(topic, member.Name);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var topic in readers.TopicsOf(Context.ConnectionId))
        {
            readers.Remove(topic, Context.ConnectionId);
            await TellPresenceAsync(topic);
        }
    }

    /// <summary>Groups carry the culture, since fragments are rendered once for each language.</summary>
    public static string GroupOf(string topic, string culture) => $"{topic}|{culture}";

    private Task TellPresenceAsync(string topic)
    {
        if (topics.Any(one => one.Kind == Split(topic).Kind && !one.IsShared)) return Task.CompletedTask;
        var people = readers.PresentIn(topic);
        foreach (var culture in readers.CulturesOf(topic)) _ = Clients.Group(GroupOf(topic, culture)).Here(topic, people);
        return Task.CompletedTask;
    }

    private static (string Kind, string Key) Split(string topic)
    {
        var colon = topic.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (topic, "") : (topic[..colon], topic[(colon + 1)..]);
    }
}
