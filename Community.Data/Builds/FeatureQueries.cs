namespace Community.Builds;

/// <summary>A build as the feature of a week.</summary>
public sealed record FeaturedBuild(FeatureWeek Week, BuildCard Card);

/// <summary>A week for which a build can be chosen, and the one that is.</summary>
/// <param name="BuildId">Null while the week is free.</param>
public sealed record WeekToFeature(FeatureWeek Week, long? BuildId, string? Title);

/// <summary>Features as everybody sees them: a build that is no longer open to all is none, whatever was chosen.</summary>
public static class FeatureQueries
{
    public static async Task<FeaturedBuild?> FeatureOfAsync(this CommunityDb db, FeatureWeek week, CancellationToken stop = default)
    {
        var key = week.Key;
        return (await db.FeaturesAsync(db.OpenFeatures().Where(feature => feature.Week == key), stop)).FirstOrDefault();
    }

    /// <summary>This week's and those before it, the newest first.</summary>
    /// <param name="db">The portal.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="take">How many.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<(IReadOnlyList<FeaturedBuild> Features, int? Next)> FeaturesUntilNowAsync(this CommunityDb db, int? before, int take, CancellationToken stop = default)
    {
        var now = FeatureWeek.Of(db.Now).Key;
        var features = db.OpenFeatures().Where(feature => feature.Week <= now);
        if (before is { } week) features = features.Where(feature => feature.Week < week);
        var page = await db.FeaturesAsync(features.OrderByDescending(feature => feature.Week).Take(take + 1), stop);
        return ([.. page.Take(take)], page.Count > take ? page[take - 1].Week.Key : null);
    }

    /// <summary>This week and those that can be chosen for, with what is chosen.</summary>
    public static async Task<IReadOnlyList<WeekToFeature>> WeeksToFeatureAsync(this CommunityDb db, CancellationToken stop = default)
    {
        var now = FeatureWeek.Of(db.Now);
        var key = now.Key;
        var chosen = await db.OpenFeatures().Where(feature => feature.Week >= key)
            .Join(db.Builds, feature => feature.BuildId, build => build.Id, (feature, build) => new { feature.Week, build.Id, build.Title }).ToDictionaryAsync(row => row.Week, stop);
        return [.. Enumerable.Range(0, FeatureWeek.Ahead).Select(now.Plus).Select(week => new WeekToFeature(week, chosen.GetValueOrDefault(week.Key)?.Id, chosen.GetValueOrDefault(week.Key)?.Title))];
    }

    private static IQueryable<BuildFeature> OpenFeatures(this CommunityDb db)
    {
        var open = db.Builds.OpenToAll();
        return db.BuildFeatures.AsNoTracking().Where(feature => open.Any(build => build.Id == feature.BuildId));
    }

    private static async Task<List<FeaturedBuild>> FeaturesAsync(this CommunityDb db, IQueryable<BuildFeature> features, CancellationToken stop)
    {
        var rows = await features.Select(feature => new { feature.Week, feature.BuildId }).ToListAsync(stop);
        var cards = (await db.BuildCardsAsync([.. rows.Select(row => row.BuildId).Distinct()], stop)).ToDictionary(card => card.Id);
        return [.. rows.Where(row => cards.ContainsKey(row.BuildId)).Select(row => new FeaturedBuild(FeatureWeek.OfKey(row.Week), cards[row.BuildId]))];
    }
}
