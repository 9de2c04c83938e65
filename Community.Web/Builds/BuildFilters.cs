using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Builds;

/// <summary>By which groups and tags a gallery can be narrowed: those with the most builds, and the reader's own. Every build is counted for it, so it may be some seconds old.</summary>
public sealed class BuildFilters(CommunityDb db, IMemoryCache cache, VisitorPages pages)
{
    private const int MostGroups = 40;
    private const int MostTags = 30;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<BuildChoices> ForAsync(Member? me, CancellationToken stop)
    {
        var open = await OpenAsync(stop);
        if (me is null) return open;
        // What a group keeps to itself is told to those who belong to it.
        var builds = db.Builds.VisibleTo(me).Listed();
        var own = await db.Groups.Where(group => group.Memberships.Any(row => row.MemberId == me.Id && row.Status == MembershipStatus.Active) && builds.Any(build => build.GroupId == group.Id))
            .Select(group => new Named(group.Name, group.Slug)).ToListAsync(stop);
        return open with { Groups = [.. own.Concat(open.Groups).DistinctBy(group => group.Slug).OrderBy(group => group.Name, StringComparer.CurrentCultureIgnoreCase)] };
    }

    private async Task<BuildChoices> OpenAsync(CancellationToken stop)
    {
        var key = ("build choices", pages.Turn(VisitorPages.All));
        if (cache.TryGetValue(key, out BuildChoices? known)) return known!;
        var open = db.Builds.AsNoTracking().OpenToAll();
        var groups = await db.Groups.Where(group => open.Any(build => build.GroupId == group.Id)).OrderByDescending(group => open.Count(build => build.GroupId == group.Id)).ThenBy(group => group.Id)
            .Take(MostGroups).Select(group => new Named(group.Name, group.Slug)).ToListAsync(stop);
        // A tag is written in many ways and found in one.
        var tags = await db.BuildTags.Where(tag => open.Any(build => build.Id == tag.BuildId)).GroupBy(tag => tag.Slug).Select(tag => new { Slug = tag.Key, Name = tag.Min(row => row.Name), Count = tag.Count() })
            .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Slug).Take(MostTags).ToListAsync(stop);
        return cache.Set(key, new BuildChoices([.. groups.OrderBy(group => group.Name, StringComparer.InvariantCultureIgnoreCase)], [.. tags.Select(tag => new Named(tag.Name!, tag.Slug))]), Kept);
    }
}

/// <summary>What a gallery can be narrowed to, beside its closed lists.</summary>
public sealed record BuildChoices(IReadOnlyList<Named> Groups, IReadOnlyList<Named> Tags);
