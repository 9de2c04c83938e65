using Community.Members;
using Community.Platform;

namespace Community.Builds;

/// <summary>Fills the page of a build for its reader.</summary>
public sealed class BuildShows(CommunityDb db, TimeProvider clock)
{
    /// <param name="id">Which build.</param>
    /// <param name="me">Null for a visitor.</param>
    /// <param name="asked">The week that was chosen for it and refused.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Null where there is none for this reader.</returns>
    public async Task<BuildShowPage?> ShowAsync(long id, Member? me, string? asked = null, CancellationToken stop = default) =>
        await db.SeeBuildAsync(id, me, stop) is { } sight ? await OfAsync(sight, me, asked, stop) : null;

    public async Task<BuildShowPage> OfAsync(BuildSight sight, Member? me, string? asked = null, CancellationToken stop = default)
    {
        var build = sight.Build;
        var desk = me?.Standing.FeaturesBuilds == true && build.IsListed && !sight.MembersOnly ? new FeatureDesk(build.Id, await db.WeeksToFeatureAsync(stop), FeatureWeek.Of(db.Now), asked) : null;
        return new BuildShowPage(sight, me?.Id == build.AuthorId, me is not null, LiveStamp.OfPage(clock), desk);
    }
}
