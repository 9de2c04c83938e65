using System.Collections.Concurrent;
using Community.Database;
using Community.Presence;

namespace Community.Platform;

/// <summary>Who has a page open at another portal, as far as this one knows, and what it still owes the others to tell.</summary>
public sealed class PresenceElsewhere(DatabaseSettings database)
{
    private readonly ConcurrentDictionary<string, bool> owed = new(StringComparer.Ordinal);
    private volatile Dictionary<string, Present[]> topics = [];

    public IReadOnlyList<Present> In(string topic) => topics.GetValueOrDefault(topic) ?? [];

    /// <summary>What was learnt last takes the place of all before; answers the topics in which it differs.</summary>
    public IReadOnlyList<string> Learn(IEnumerable<HereElsewhere> rows)
    {
        var (before, now) = (topics, rows.GroupBy(row => row.Topic, StringComparer.Ordinal).ToDictionary(topic => topic.Key, PeopleOf, StringComparer.Ordinal));
        topics = now;
        return [.. before.Keys.Union(now.Keys).Where(topic => !(before.GetValueOrDefault(topic) ?? []).SequenceEqual(now.GetValueOrDefault(topic) ?? []))];
    }

    /// <summary>The others have yet to hear who is in this topic. A portal that is alone with its file owes nobody.</summary>
    public void Owe(string topic)
    {
        if (database.IsShared) owed[topic] = true;
    }

    public IReadOnlyList<string> TakeOwed() => [.. owed.Keys.Where(topic => owed.TryRemove(topic, out _))];

    private static Present[] PeopleOf(IEnumerable<HereElsewhere> rows) => [.. rows.DistinctBy(row => row.MemberId).OrderBy(row => row.MemberId).Select(row => new Present(row.MemberId, row.Name, row.Portrait))];
}
