namespace Community.Platform;

/// <summary>The readers of one topic, counted by language and by person, so that a push and a joining page ask for what is ready.</summary>
internal sealed class LiveTopicReaders
{
    /// <summary>Who is here is told by name up to this many: a list of thousands, sent to thousands, would be a flood of its own.</summary>
    public const int MostNamed = 100;

    private readonly Lock turn = new();
    private readonly Dictionary<string, Listening> readers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> cultures = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (Present Member, int Pages)> people = [];
    private bool closed;

    public IReadOnlyList<string> Cultures
    {
        get { lock (turn) return [.. cultures.Keys]; }
    }

    public IReadOnlyList<Present> People
    {
        get { lock (turn) return [.. people.Values.Take(MostNamed).Select(row => row.Member).OrderBy(member => member.Name, StringComparer.Ordinal)]; }
    }

    public IReadOnlyList<(string Connection, Listening Listening)> All
    {
        get { lock (turn) return [.. readers.Select(row => (row.Key, row.Value))]; }
    }

    /// <summary>Whether somebody new is here; null when the last reader had already closed this list.</summary>
    public bool? Add(string connection, Listening listening)
    {
        lock (turn)
        {
            if (closed) return null;
            var left = readers.Remove(connection, out var before) ? Uncount(before) : null;
            readers[connection] = listening;
            var came = Count(listening);
            return came != left;
        }
    }

    public bool Remove(string connection, out bool empty)
    {
        lock (turn)
        {
            var left = readers.Remove(connection, out var before) ? Uncount(before) : null;
            empty = closed = readers.Count == 0;
            return left is not null;
        }
    }

    /// <summary>Who came by this, if anybody was not here yet.</summary>
    private long? Count(Listening listening)
    {
        cultures[listening.Culture] = cultures.GetValueOrDefault(listening.Culture) + 1;
        if (listening.Member is not { } member) return null;
        var pages = people.TryGetValue(member.Id, out var row) ? row.Pages + 1 : 1;
        people[member.Id] = (member, pages);
        return pages == 1 ? member.Id : null;
    }

    private long? Uncount(Listening listening)
    {
        if (--cultures[listening.Culture] == 0) cultures.Remove(listening.Culture);
        if (listening.Member is not { } member) return null;
        var (_, pages) = people[member.Id];
        if (pages > 1) people[member.Id] = (member, pages - 1);
        else people.Remove(member.Id);
        return pages > 1 ? null : member.Id;
    }
}
