using Community.Builds;
using Community.Events;

namespace Community.Notifications;

/// <summary>An author hears that their build was chosen as the feature of a week.</summary>
public sealed class TellOfFeature(CommunityDb db) : IDurableFollowUp<BuildFeatured>
{
    public async Task Run(BuildFeatured happened, Occasion occasion, CancellationToken stop)
    {
        // A choice that was taken back meanwhile is nobody's news.
        var author = await db.BuildFeatures.Where(feature => feature.Week == happened.Week && feature.BuildId == happened.BuildId)
            .Join(db.Builds.Listed(), feature => feature.BuildId, build => build.Id, (feature, build) => (long?)build.AuthorId).FirstOrDefaultAsync(stop);
        if (author is not { } hearer) return;
        await db.TellAsync(occasion, new Hearers(happened.ById).Tell(NoticeKind.BuildFeatured, hearer), new Notice { BuildId = happened.BuildId, Detail = FeatureWeek.OfKey(happened.Week).ToString() }, stop);
    }
}
