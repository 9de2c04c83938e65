namespace Community.Ideas;

/// <summary>Where an idea is found, and when its words or its stage last changed, UTC.</summary>
public sealed record IdeaAddress(long Id, string Slug, DateTime ChangedAt);

/// <summary>The addresses of all that visitors find in lists, in parts by number: a part stays what it is however many come after it.</summary>
public static class IdeaAddresses
{
    /// <summary>Numbers in a part.</summary>
    public const int PartSize = 5_000;

    /// <summary>The parts that hold any.</summary>
    public static Task<List<long>> AddressPartsAsync(this CommunityDb db, CancellationToken stop) =>
        db.Ideas.VisibleTo(null).Listed().Select(idea => (idea.Id - 1) / PartSize).Distinct().OrderBy(part => part).ToListAsync(stop);

    public static async Task<IReadOnlyList<IdeaAddress>> AddressesAsync(this CommunityDb db, long part, CancellationToken stop)
    {
        var (after, last) = (part * PartSize, (part + 1) * PartSize);
        var rows = await db.Ideas.VisibleTo(null).Listed().Where(idea => idea.Id > after && idea.Id <= last).OrderBy(idea => idea.Id).Select(idea => new
        {
            idea.Id,
            idea.Slug,
            idea.StageSince,
            EditedAt = db.IdeaRevisions.Where(revision => revision.IdeaId == idea.Id).OrderByDescending(revision => revision.Version).Select(revision => (DateTime?)revision.At).FirstOrDefault(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new IdeaAddress(row.Id, row.Slug, row.EditedAt > row.StageSince ? row.EditedAt.Value : row.StageSince))];
    }
}
