namespace Community.Presence;

/// <summary>A portal lives, and tells the others who came to it and who went.</summary>
public sealed class TellWhoIsHere(CommunityDb db)
{
    /// <summary>Whether the others knew this portal; where they did not, all that it told before has to be told again.</summary>
    public Task<Outcome<bool>> By(Guid node, IReadOnlyList<TopicHere> changed, CancellationToken stop = default) => db.SaveAsync<bool>(async () =>
    {
        var known = await db.Nodes.Where(row => row.Id == node).ExecuteUpdateAsync(set => set.SetProperty(row => row.Beat, row => row.Beat + 1), stop) > 0;
        if (!known) db.Nodes.Add(new Node { Id = node, Beat = 1 });
        var topics = changed.Select(one => one.Topic).ToList();
        var rows = topics.Count == 0 ? [] : await db.Present.Where(row => row.NodeId == node && topics.Contains(row.Topic)).ToListAsync(stop);
        foreach (var here in changed) Tell(node, here, [.. rows.Where(row => row.Topic == here.Topic)]);
        return known;
    }, stop);

    private void Tell(Guid node, TopicHere here, List<PresentRow> rows)
    {
        db.Present.RemoveRange(rows.Where(row => !here.Members.Contains(row.MemberId)));
        db.Present.AddRange(here.Members.Except(rows.Select(row => row.MemberId)).Select(member => new PresentRow { NodeId = node, Topic = here.Topic, MemberId = member }));
    }
}
