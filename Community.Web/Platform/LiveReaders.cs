using System.Collections.Concurrent;

namespace Community.Platform;

/// <summary>One page's ear: in which language, and whose.</summary>
public sealed record Listening(string Culture, Present? Member);

/// <summary>
/// Who listens to what on this node, found by topic and by connection: with five thousand readers nothing here looks at them all
/// to answer for one.
/// </summary>
public sealed class LiveReaders
{
    private readonly ConcurrentDictionary<string, LiveTopicReaders> topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Listening>> connections = new(StringComparer.Ordinal);

    /// <summary>Answers whether this brought somebody who was not here before.</summary>
    public bool Add(string topic, string connection, Listening listening)
    {
        connections.GetOrAdd(connection, _ => new(StringComparer.Ordinal))[topic] = listening;
        // A topic's list may be leaving the table just now, because its last reader did.
        while (true)
            if (topics.GetOrAdd(topic, _ => new LiveTopicReaders()).Add(connection, listening) is { } changed) return changed;
    }

    /// <summary>Answers whether somebody is gone who was here.</summary>
    public bool Remove(string topic, string connection)
    {
        if (connections.TryGetValue(connection, out var own)) own.TryRemove(topic, out _);
        if (!topics.TryGetValue(topic, out var readers)) return false;
        var changed = readers.Remove(connection, out var empty);
        if (empty) topics.TryRemove(KeyValuePair.Create(topic, readers));
        return changed;
    }

    /// <summary>A connection closed: the topics it was in, left.</summary>
    public IReadOnlyList<string> Forget(string connection)
    {
        if (!connections.TryRemove(connection, out var own)) return [];
        return [.. own.Keys.Where(topic => Remove(topic, connection))];
    }

    public Listening? Find(string topic, string connection) =>
        connections.TryGetValue(connection, out var own) ? own.GetValueOrDefault(topic) : null;

    public IReadOnlyCollection<string> TopicsOf(string connection) => connections.TryGetValue(connection, out var own) ? own.Keys.ToList() : [];

    public IReadOnlyList<string> CulturesOf(string topic) => topics.TryGetValue(topic, out var readers) ? readers.Cultures : [];

    public IReadOnlyList<Present> PresentIn(string topic) => topics.TryGetValue(topic, out var readers) ? readers.People : [];

    public IReadOnlyList<string> Topics => [.. topics.Keys];

    /// <summary>Every reader of a topic.</summary>
    public IReadOnlyList<(string Connection, Listening Listening)> ReadersOf(string topic) => topics.TryGetValue(topic, out var readers) ? readers.All : [];

    /// <summary>Where a member listens, on all their pages.</summary>
    public IReadOnlyList<string> TopicsOfMember(long memberId) =>
        [.. connections.Values.SelectMany(own => own).Where(row => row.Value.Member?.Id == memberId).Select(row => row.Key).Distinct(StringComparer.Ordinal)];
}
