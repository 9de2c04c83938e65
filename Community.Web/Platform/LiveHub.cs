using System.Globalization;
using Community.Members;
using Microsoft.AspNetCore.SignalR;

namespace Community.Platform;

/// <summary>Pushes to open pages, and carries presence and typing; everything else is an ordinary request.</summary>
public sealed class LiveHub(LiveDoors doors, LiveReaders readers, LivePresence presence, LiveConnections connections, CurrentMember current) : Hub<ILiveClient>
{
    /// <summary>A page needs a handful; more is somebody counting our memory.</summary>
    public const int MostTopics = 20;

    /// <summary>A reader further behind than this fetches by request instead.</summary>
    public const int MostMissed = 500;

    private static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1);

    /// <summary>Answers null to whoever may not listen, and to a topic that is not there: the two look alike.</summary>
    public async Task<Joined?> Join(string? topic, long after)
    {
        if (topic is null || doors.Find(topic) is not { } door || readers.TopicsOf(Context.ConnectionId) is { Count: >= MostTopics } joined && !joined.Contains(topic)) return null;
        // Each call has a scope of its own, so the member is as the database has them now, not as they were when the page was opened.
        var member = await current.ReadAsync(Context.User!, Context.ConnectionAborted);
        if (await door.AskAsync(member, Context.ConnectionAborted) is null) return null;
        var culture = CultureInfo.CurrentUICulture.Name;
        var shared = door.Topic.IsShared;
        if (shared) await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(topic, culture));
        if (readers.Add(topic, Context.ConnectionId, new Listening(culture, PresentOf(member))) && shared) presence.Stir(topic);

        // Counted again after joining the group: what came in between is pushed or streamed here, never neither.
        // The right is asked again too: it may have been lost after the first look, before we could be found and ended.
        if (await door.AskAsync(member, Context.ConnectionAborted) is not { } change)
        {
            await Leave(topic);
            return null;
        }

        await CatchUpAsync(door, after, change);
        return new Joined(change, shared ? presence.PeopleIn(topic) : []);
    }

    public async Task Leave(string? topic)
    {
        if (topic is null || readers.Find(topic, Context.ConnectionId) is not { } listening) return;
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(topic, listening.Culture));
        if (readers.Remove(topic, Context.ConnectionId)) presence.Stir(topic);
    }

    /// <summary>Heard only by those in the topic, and only from somebody in it.</summary>
    public void Typing(string? topic)
    {
        if (topic is null || readers.Find(topic, Context.ConnectionId)?.Member is not { } member || !MayTypeAgain()) return;
        foreach (var culture in readers.CulturesOf(topic)) _ = Clients.OthersInGroup(GroupOf(topic, culture)).Typing(topic, member.Name);
    }

    public override Task OnConnectedAsync()
    {
        connections.Add(Context);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        foreach (var topic in readers.Forget(Context.ConnectionId)) presence.Stir(topic);
        return Task.CompletedTask;
    }

    /// <summary>Groups carry the culture, since fragments are rendered once for each language.</summary>
    public static string GroupOf(string topic, string culture) => $"{topic}|{culture}";

    private async Task CatchUpAsync(LiveDoor door, long after, long change)
    {
        if (change <= after) return;
        if (door.Topic is not ICountingTopic counting)
        {
            if (await door.Topic.MissedAsync(door.Key, after, Context.ConnectionAborted) is { Length: > 0 } html) await Clients.Caller.Changed(door.Name, change, html);
        }
        else if (after >= 0 && change - after <= MostMissed)
        {
            foreach (var missed in await counting.MissedAsync(door.Key, after, change, Context.ConnectionAborted)) await Clients.Caller.Changed(door.Name, missed.Change, missed.Html);
        }
    }

    private bool MayTypeAgain()
    {
        var now = Environment.TickCount64;
        if (Context.Items.TryGetValue(nameof(Typing), out var last) && now - (long)last! < TypingPause.TotalMilliseconds) return false;
        Context.Items[nameof(Typing)] = now;
        return true;
    }

    private static Present? PresentOf(Member? member) => member is null ? null : new Present(member.Id, member.Name, member.Portrait);
}
