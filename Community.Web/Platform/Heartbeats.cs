namespace Community.Platform;

/// <summary>
/// Which of the other portals live. Counted in rounds of our own and not in hours: no two clocks have to agree, and a round that could not
/// reach the database makes nobody look dead.
/// </summary>
public sealed class Heartbeats
{
    /// <summary>So many rounds may pass without a beat; a portal that collects its garbage is not gone.</summary>
    public const int StillAlive = 5;

    /// <summary>After so many its rows are taken away, by whoever counts so far first.</summary>
    public const int Gone = 60;

    private readonly Dictionary<Guid, (long Beat, int Still)> heard = [];

    public (IReadOnlyList<Guid> Alive, IReadOnlyList<Guid> Gone) Hear(IReadOnlyDictionary<Guid, long> beats)
    {
        foreach (var node in heard.Keys.Except(beats.Keys).ToList()) heard.Remove(node);
        foreach (var (node, beat) in beats) heard[node] = heard.TryGetValue(node, out var last) && last.Beat == beat ? (beat, last.Still + 1) : (beat, 0);
        return ([.. heard.Where(row => row.Value.Still <= StillAlive).Select(row => row.Key)], [.. heard.Where(row => row.Value.Still >= Gone).Select(row => row.Key)]);
    }
}
