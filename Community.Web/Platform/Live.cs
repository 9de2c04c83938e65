using System.Collections.Concurrent;
using Community.Members;

namespace Community.Platform;

/// <summary>What the server says to open pages.</summary>
public interface ILiveClient
{
    Task Changed(string topic, long change, string html);

    Task Here(string topic, IReadOnlyList<Present> people);

    Task Typing(string topic, string name);
}

/// <summary>Somebody who has the page open.</summary>
public sealed record Present(long Id, string Name);

/// <summary>What a joining page gets back.</summary>
public sealed record Joined(long Change, IReadOnlyList<Present> Here);

/// <summary>
/// A kind of topic, named by the part before the colon: who may listen, how far it has counted, and what was missed.
/// A feature adds one for its own topics; the hub asks the same door as the page.
/// </summary>
public interface ILiveTopic
{
    string Kind { get; }

    /// <summary>Whether all who listen hear the same and see each other; a topic that each has for themselves is pushed by <see cref="LivePush.ChangedForAsync"/>.</summary>
    bool IsShared => true;

    /// <summary>The topic's last change, or null when the member may not listen or there is no such thing.</summary>
    Task<long?> DoorAsync(string key, Member? member, CancellationToken stop);

    /// <summary>Turbo Streams of everything after the given change; empty where a page reloads its frame instead.</summary>
    Task<string> MissedAsync(string key, long after, CancellationToken stop);
}

/// <summary>Who listens to what on this node.</summary>
public sealed class LiveReaders
{
    private readonly ConcurrentDictionary<(string Topic, string Connection), Listening> rows = new();

    public void Add(string topic, string connection, Listening listening) => rows[(topic, connection)] = listening;

    public void Remove(string topic, string connection) => rows.TryRemove((topic, connection), out _);

    public IReadOnlyList<string> TopicsOf(string connection) => [.. rows.Keys.Where(row => row.Connection == connection).Select(row => row.Topic)];

    public IReadOnlyList<string> CulturesOf(string topic) => [.. rows.Where(row => row.Key.Topic == topic).Select(row => row.Value.Culture).Distinct()];

    /// <summary>Every reader of a topic.</summary>
    public IReadOnlyList<(string Connection, Listening Listening)> ReadersOf(string topic) => [.. rows.Where(row => row.Key.Topic == topic).Select(row => (row.Key.Connection, row.Value))];

    public IReadOnlyList<Present> PresentIn(string topic) =>
        [.. rows.Where(row => row.Key.Topic == topic && row.Value.Member is not null).Select(row => row.Value.Member!).DistinctBy(member => member.Id).OrderBy(member => member.Name, StringComparer.CurrentCulture)];

    public IReadOnlyList<(string Topic, string Connection, long? MemberId)> All => [.. rows.Select(row => (row.Key.Topic, row.Key.Connection, row.Value.Member?.Id))];
}

/// <summary>One page's ear: in which language, and whose.</summary>
public sealed record Listening(string Culture, Present? Member);
