namespace Community.Presence;

/// <summary>A portal that stopped, or has not been heard of for long, is gone with all who were at it.</summary>
public sealed class ForgetNodes(CommunityDb db)
{
    public Task<Outcome<Done>> By(IReadOnlyCollection<Guid> nodes, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        await db.Nodes.Where(row => nodes.Contains(row.Id)).ExecuteDeleteAsync(stop);
        return Done.It;
    }, stop);
}
