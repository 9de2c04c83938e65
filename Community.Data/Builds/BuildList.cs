using Community.Ideas;
using Community.Members;
using Community.Search;

namespace Community.Builds;

/// <summary>Galleries: filtered, in one of two orders, a page at a time without ever counting rows off.</summary>
public static class BuildList
{
    public const int PageSize = 24;

    private const int Hundred = 100;
    private const int Thousand = 1_000;
    private const int TenThousand = 10_000;

    public static async Task<BuildPage> ListBuildsAsync(this CommunityDb db, BuildFilter filter, Member? member, int take = PageSize, CancellationToken stop = default)
    {
        var (builds, place) = (db.Filtered(filter, member), IdeaPlaceInList.Read(filter.After));
        var steps = await Walk(place is null ? builds : After(builds, filter.Order, place), filter.Order).Take(take + 1)
            .Select(build => new { build.Id, build.PublishedAt, build.LikeCount }).ToListAsync(stop);
        var page = steps.Take(take).ToList();
        var next = steps.Count > take ? new IdeaPlaceInList(0, filter.Order == BuildOrder.Likes ? page[^1].LikeCount : page[^1].PublishedAt!.Value.Ticks, page[^1].Id).Write() : null;
        return new BuildPage(await db.BuildCardsAsync([.. page.Select(step => step.Id)], stop), next);
    }

    private static IQueryable<Build> Filtered(this CommunityDb db, BuildFilter filter, Member? member)
    {
        var builds = Measured(db.Builds.AsNoTracking().VisibleTo(member).Listed(), filter);
        if (filter.Group is { } group) builds = builds.Where(build => build.Group!.Slug == group);
        if (filter.Tag is { } tag) builds = builds.Where(build => db.BuildTags.Any(row => row.BuildId == build.Id && row.Slug == tag));
        if (filter.Author is { } author) builds = builds.Where(build => db.Members.Any(row => row.Id == build.AuthorId && row.UserName == author));
        if (filter.Idea is { } idea) builds = builds.Where(build => build.IdeaId == idea);
        if (filter.Query is not { } query) return builds;
        // A query of nothing but signs finds nothing, rather than everything.
        var found = db.FindBuilds(SearchForms.Kept(query), SearchForms.Folded(query));
        return builds.Where(build => found.Contains(build.Id));
    }

    private static IQueryable<Build> Measured(IQueryable<Build> builds, BuildFilter filter)
    {
        if (filter.Theme is { } theme) builds = builds.Where(build => build.Theme == theme);
        if (filter.Scale is { } scale) builds = builds.Where(build => build.Scale == scale);
        if (filter.Licence is { } licence) builds = builds.Where(build => build.Licence == licence);
        return filter.Parts switch
        {
            PartsRange.Few => builds.Where(build => build.Parts < Hundred),
            PartsRange.Hundreds => builds.Where(build => build.Parts >= Hundred && build.Parts < Thousand),
            PartsRange.Thousands => builds.Where(build => build.Parts >= Thousand && build.Parts < TenThousand),
            PartsRange.TenThousands => builds.Where(build => build.Parts >= TenThousand),
            _ => builds,
        };
    }

    /// <remarks>Written as "at most, and not before": the first half is what an index can seek to.</remarks>
    private static IQueryable<Build> After(IQueryable<Build> builds, BuildOrder order, IdeaPlaceInList place)
    {
        var (value, id) = (place.Value, place.Id);
        if (order == BuildOrder.Likes) return builds.Where(build => build.LikeCount <= value && (build.LikeCount < value || build.Id < id));
        var at = new DateTime(Math.Clamp(value, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        return builds.Where(build => build.PublishedAt <= at && (build.PublishedAt < at || build.Id < id));
    }

    private static IQueryable<Build> Walk(IQueryable<Build> builds, BuildOrder order) => order == BuildOrder.Likes
        ? builds.OrderByDescending(build => build.LikeCount).ThenByDescending(build => build.Id)
        : builds.OrderByDescending(build => build.PublishedAt).ThenByDescending(build => build.Id);
}
