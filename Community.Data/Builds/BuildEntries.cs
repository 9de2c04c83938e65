using Community.Members;
using Community.Pictures;

namespace Community.Builds;

/// <summary>A build as a feed tells it.</summary>
/// <param name="ChangedAt">When its words last changed, UTC.</param>
public sealed record BuildEntry(
    long Id, string Title, string Slug, string Html, string Language, BuildTheme Theme, Person Author, DateTime PublishedAt, DateTime ChangedAt, PictureLook? Face);

/// <summary>Where a build is found, and when its words last changed, UTC.</summary>
public sealed record BuildAddress(long Id, string Slug, DateTime ChangedAt);

/// <summary>What visitors see of builds, for feeds and search engines, which are nobody.</summary>
public static class BuildEntries
{
    /// <summary>Numbers in a part of the addresses: a part stays what it is however many come after it.</summary>
    public const int PartSize = 5_000;

    private const int PageSize = 30;

    public static async Task<(IReadOnlyList<BuildEntry> Entries, string? Next)> BuildEntriesAsync(this CommunityDb db, BuildFilter filter, CancellationToken stop)
    {
        var page = await db.ListBuildsAsync(filter, member: null, PageSize, stop);
        var ids = page.Cards.Select(card => card.Id).ToList();
        var stories = await db.Builds.AsNoTracking().Where(build => ids.Contains(build.Id))
            .Select(build => new { build.Id, build.StoryHtml, build.Theme, build.TouchedAt }).ToDictionaryAsync(build => build.Id, stop);
        return ([.. page.Cards.Where(card => stories.ContainsKey(card.Id)).Select(card => (Card: card, Told: stories[card.Id])).Select(row => new BuildEntry(
            row.Card.Id, row.Card.Title, row.Card.Slug, row.Told.StoryHtml, row.Card.Language, row.Told.Theme, new Person(row.Card.AuthorId, row.Card.AuthorName, row.Card.AuthorHandle, row.Card.AuthorPortrait),
            row.Card.PublishedAt!.Value, row.Told.TouchedAt > row.Card.PublishedAt ? row.Told.TouchedAt : row.Card.PublishedAt.Value, row.Card.Face))], page.Next);
    }

    /// <summary>The parts that hold any.</summary>
    public static Task<List<long>> BuildAddressPartsAsync(this CommunityDb db, CancellationToken stop) =>
        db.Builds.OpenToAll().Select(build => (build.Id - 1) / PartSize).Distinct().OrderBy(part => part).ToListAsync(stop);

    public static async Task<IReadOnlyList<BuildAddress>> BuildAddressesAsync(this CommunityDb db, long part, CancellationToken stop)
    {
        var (after, last) = (part * PartSize, (part + 1) * PartSize);
        return await db.Builds.OpenToAll().Where(build => build.Id > after && build.Id <= last).OrderBy(build => build.Id)
            .Select(build => new BuildAddress(build.Id, build.Slug, build.TouchedAt)).ToListAsync(stop);
    }
}
