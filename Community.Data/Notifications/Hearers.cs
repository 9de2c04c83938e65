namespace Community.Notifications;

/// <summary>
/// Who hears of one event, and as what. A member who is named twice hears what was named first, so the most particular is named first;
/// nobody is told of what they did themselves.
/// </summary>
internal sealed class Hearers(long actorId)
{
    private readonly SortedDictionary<long, NoticeKind> kinds = [];

    /// <summary>In the order of their ids, which is the order in which inboxes are held.</summary>
    public IReadOnlyDictionary<long, NoticeKind> Kinds => kinds;

    public long ActorId => actorId;

    public Hearers Tell(NoticeKind kind, params IEnumerable<long> members)
    {
        foreach (var member in members.Where(member => member != actorId)) kinds.TryAdd(member, kind);
        return this;
    }
}
