using System.Globalization;
using Community.Builds;
using Community.Members;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>Builds, shown and not, and what was said under them.</summary>
internal sealed partial class Scenes
{
    private async Task<Build> BuildAsync()
    {
        var build = await portal.NewBuildAsync(portal.Marie, $"A lighthouse of {made} plates", portal.Club.Slug);
        await PutAsync(build);
        return build;
    }

    /// <summary>Nobody likes their own, and Marie's it is.</summary>
    private async Task MyLikedBuildAsync(Member? actor)
    {
        var build = await BuildAsync();
        if (actor is not null && actor.Id != portal.Marie.Id) Done(await portal.Do((LikeBuild like) => like.By(actor, build.Id)));
    }

    private async Task<Build> DraftBuildAsync()
    {
        var build = await portal.NewBuildDraftAsync(portal.Marie, $"A lighthouse of {made} plates", portal.Club.Slug);
        await PutAsync(build);
        return build;
    }

    private async Task BuildOfTheWeekAsync()
    {
        await FreeWeekAsync();
        Done(await portal.Do(async (FeatureBuild feature) => await feature.By(portal.Line, long.Parse(values["id"], CultureInfo.InvariantCulture), FeatureWeek.Read(values["week"])!.Value)));
    }

    private async Task FreeWeekAsync()
    {
        await BuildAsync();
        await portal.Look(db => db.BuildFeatures.ExecuteDeleteAsync());
        values["week"] = await portal.Look(db => Task.FromResult(FeatureWeek.Of(db.Now).ToString()));
    }

    private async Task UnpublishedBuildAsync()
    {
        var build = await BuildAsync();
        Done(await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Marie, build.Id)));
    }

    private async Task DeletedBuildAsync()
    {
        var build = await BuildAsync();
        Done(await portal.Do((DeleteBuild delete) => delete.By(portal.Marie, build.Id)));
    }

    private async Task HiddenBuildAsync()
    {
        var build = await BuildAsync();
        await HideAsync(SubjectKind.Build, build.Id);
    }

    private async Task PostUnderBuildAsync()
    {
        var build = await BuildAsync();
        var words = $"The lamp of number {made} is lovely.";
        var placed = await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, words));
        Done(placed);
        Put("seq", placed.Value.Seq);
        values["text"] = words;
        Put("post", await portal.Look(db => db.Posts.Where(row => row.ThreadId == build.ThreadId && row.Seq == placed.Value.Seq).Select(row => row.Id).SingleAsync()));
    }

    private async Task ReportOnBuildAsync() => await ReportOnAsync(SubjectKind.Build, (await BuildAsync()).Id);

    private async Task PutAsync(Build build)
    {
        Put("picture", await portal.Look(db => db.BuildPictures.Where(own => own.BuildId == build.Id).Select(own => own.PictureId).FirstAsync()));
        Put("id", build.Id);
        Put("thread", build.ThreadId);
        Put("version", build.Version);
        values["title"] = build.Title;
        values["slug"] = build.Slug;
        values["group"] = portal.Club.Slug;
    }
}
