namespace Community.Presence;

/// <summary>One of the portals that share this database.</summary>
public sealed class Node
{
    public Guid Id { get; set; }

    /// <summary>Rises while the portal lives. The others look whether it moves, and so no two clocks have to agree.</summary>
    public long Beat { get; set; }
}

/// <summary>A member has a topic's page open, at the portal that says so.</summary>
public sealed class PresentRow
{
    public Guid NodeId { get; set; }

    public required string Topic { get; set; }

    public long MemberId { get; set; }
}

/// <summary>All of a topic that one portal tells the others; of a crowd as many as are named.</summary>
public sealed record TopicHere(string Topic, IReadOnlyList<long> Members);

/// <summary>Somebody at another portal.</summary>
public sealed record HereElsewhere(Guid NodeId, string Topic, long MemberId, string Name, string? Portrait);
