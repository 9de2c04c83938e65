using Community.Members;

namespace Community.Platform;

/// <summary>The door of one topic: who may listen is asked here each time anew.</summary>
public sealed record LiveDoor(ILiveTopic Topic, string Name, string Key)
{
    /// <summary>The topic's last change, or null for whoever may not listen.</summary>
    public Task<long?> AskAsync(Member? member, CancellationToken stop) => Topic.DoorAsync(Key, member, stop);
}

/// <summary>Finds the door that a topic's name leads to.</summary>
public sealed class LiveDoors(IEnumerable<ILiveTopic> topics)
{
    private const int Longest = 60;

    /// <summary>Null for a name that is none: a kind, and after a colon a key of plain letters, digits and hyphens.</summary>
    public LiveDoor? Find(string? topic)
    {
        if (topic is not { Length: > 0 and <= Longest }) return null;
        var colon = topic.IndexOf(':', StringComparison.Ordinal);
        var (kind, key) = colon < 0 ? (topic, "") : (topic[..colon], topic[(colon + 1)..]);
        if (!key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) return null;
        // One thing has one name; another spelling of its number would be a room of its own.
        if (key is ['0', _, ..]) return null;
        return topics.FirstOrDefault(one => one.Kind == kind) is { } found ? new LiveDoor(found, topic, key) : null;
    }
}
