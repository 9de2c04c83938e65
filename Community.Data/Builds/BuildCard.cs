using Community.Pictures;

namespace Community.Builds;

/// <summary>A build as galleries show it; knows no viewer.</summary>
/// <param name="Face">Its first picture; a draft may have none.</param>
/// <param name="Pictures">How many it has.</param>
/// <param name="Posts">Posts that can be read.</param>
public sealed record BuildCard(
    long Id, string Title, string Slug, string Excerpt, string Language, BuildState State, DateTime? PublishedAt, int? Parts, long Likes, long Posts,
    long AuthorId, string AuthorName, string AuthorHandle, string? AuthorPortrait, string? GroupName, string? GroupSlug, int Pictures, PictureLook? Face = null);

public static class BuildCards
{
    /// <summary>Cards of these builds in this order: one statement for what is told of them, one for their faces.</summary>
    public static async Task<IReadOnlyList<BuildCard>> BuildCardsAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop = default)
    {
        if (ids.Count == 0) return [];
        var cards = await db.Cards(db.Builds.AsNoTracking().Where(build => ids.Contains(build.Id))).ToDictionaryAsync(card => card.Id, stop);
        var faces = await db.FacesAsync(ids, stop);
        return [.. ids.Where(cards.ContainsKey).Select(id => cards[id] with { Face = faces.GetValueOrDefault(id) })];
    }

    /// <summary>The cards of few builds in the order in which the query gives them.</summary>
    public static async Task<IReadOnlyList<BuildCard>> BuildCardsAsync(this CommunityDb db, IQueryable<Build> builds, CancellationToken stop = default) =>
        await db.BuildCardsAsync(await builds.Select(build => build.Id).ToListAsync(stop), stop);

    private static IQueryable<BuildCard> Cards(this CommunityDb db, IQueryable<Build> builds) => builds.Select(build => new BuildCard(
        build.Id, build.Title, build.Slug, build.Excerpt, build.Language, build.State, build.PublishedAt, build.Parts, build.LikeCount,
        db.Threads.Where(thread => thread.Id == build.ThreadId).Select(thread => thread.PostCount).FirstOrDefault(),
        build.AuthorId,
        db.Members.Where(member => member.Id == build.AuthorId).Select(member => member.Name).FirstOrDefault() ?? "",
        db.Members.Where(member => member.Id == build.AuthorId).Select(member => member.UserName).FirstOrDefault() ?? "",
        db.Members.Where(member => member.Id == build.AuthorId).Select(member => member.Portrait).FirstOrDefault(),
        build.Group!.Name, build.Group!.Slug,
        db.BuildPictures.Count(own => own.BuildId == build.Id), null));

    private static async Task<Dictionary<long, PictureLook>> FacesAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop)
    {
        var faces = db.BuildPictures.Where(own => ids.Contains(own.BuildId) && !db.BuildPictures.Any(other => other.BuildId == own.BuildId && other.Place < own.Place));
        return (await db.LooksAsync(faces.Places(), stop)).DistinctBy(face => face.Home).ToDictionary(face => face.Home, face => face.Look);
    }
}
