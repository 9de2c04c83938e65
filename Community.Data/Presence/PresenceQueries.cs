namespace Community.Presence;

public static class PresenceQueries
{
    /// <summary>The other portals and how far each has beaten.</summary>
    public static Task<Dictionary<Guid, long>> OtherNodesAsync(this CommunityDb db, Guid own, CancellationToken stop) =>
        db.Nodes.Where(node => node.Id != own).ToDictionaryAsync(node => node.Id, node => node.Beat, stop);

    /// <summary>Who is at which of these portals.</summary>
    public static Task<List<HereElsewhere>> HereAtAsync(this CommunityDb db, IReadOnlyCollection<Guid> nodes, CancellationToken stop) =>
        db.Present.Where(row => nodes.Contains(row.NodeId)).Join(db.Members, row => row.MemberId, member => member.Id, (row, member) => new HereElsewhere(row.NodeId, row.Topic, row.MemberId, member.Name, member.Portrait)).ToListAsync(stop);
}
