using Community.Admin;
using Community.Builds;
using Community.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Pictures;

/// <summary>
/// A portal that is pointed at another's pictures, or whose disk is not there, takes nothing away and believes nothing lost. Take the question out of PictureSweep, CheckVerb or Restore,
/// and one of these loses pictures.
/// </summary>
public sealed class PictureHomeTests
{
    private const string Folder = "Pictures:Folder";

    [Fact]
    public async Task What_is_another_portals_is_not_swept_mended_or_restored_over_until_somebody_insists()
    {
        await using var portal = await Portal.WithCastAsync();
        var picture = await portal.NewPictureAsync(portal.Marie, await portal.NewEmptyBuildAsync(portal.Marie));
        await SettledAsync(portal);
        var backup = Path.Combine(TestPictures.NewFolder(), "portal.backup");
        var backedUp = TestDatabase.Provider != DatabaseProvider.SqlServer && (await portal.Do((BackUp backUp) => backUp.RunAsync(backup))).Succeeded;

        await using var second = await Portal.StartAsync((Folder, portal.PictureFolders.Root));
        second.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(StoreRefusals.IsAnothers, (await second.Do((PictureSweep sweep) => sweep.RunAsync())).Refusal);
        Assert.Contains(await second.CheckAsync(), finding => finding is { Key: nameof(PlaceOfPictures), Faults.Count: 1 });
        var mended = await PortalProcess.RunAsync(second, "check", "--mend");
        Assert.Equal(1, mended.Exit);
        Assert.Contains("check --claim", mended.Said, StringComparison.Ordinal);
        if (backedUp) Assert.Equal(StoreRefusals.IsAnothers, await RestoreAsync(second, backup));
        Assert.True(Directory.Exists(portal.PictureFolders.KeptAt(picture.Key)));

        Assert.Equal(0, (await PortalProcess.RunAsync(portal, "check")).Exit);
        Assert.Equal(0, (await PortalProcess.RunAsync(second, "check", "--claim")).Exit);
        Assert.Null(await second.Do((PictureHome home) => home.RefusesAsync()));
        Assert.Equal(StoreRefusals.IsAnothers, await portal.Do((PictureHome home) => home.RefusesAsync()));
    }

    [Fact]
    public async Task A_disk_that_is_not_there_is_not_taken_for_one_that_lost_everything()
    {
        await using var portal = await Portal.WithCastAsync();
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        await portal.NewPictureAsync(portal.Marie, build);
        Assert.True((await portal.Do((PublishBuild publish) => publish.By(portal.Marie, build))).Succeeded);
        await SettledAsync(portal);
        Directory.Move(portal.PictureFolders.Kept, portal.PictureFolders.Kept + ".away");
        // What was sent since then lies in the place where the disk should be.
        await portal.NewPictureAsync(portal.Omid, await portal.NewEmptyBuildAsync(portal.Omid));

        var mended = await PortalProcess.RunAsync(portal, "check", "--mend");

        Assert.Equal(1, mended.Exit);
        Assert.Contains("does not bear", mended.Said, StringComparison.Ordinal);
        Assert.Equal((2, BuildState.Published), (await portal.Look(db => db.Pictures.CountAsync()), (await portal.BuildAsync(build)).State));
        Assert.Equal(StoreRefusals.IsUnmarked, (await portal.Do((PictureSweep sweep) => sweep.RunAsync())).Refusal);
    }

    [Fact]
    public async Task A_portal_that_was_restored_is_not_taken_for_the_one_that_was_backed_up()
    {
        Assert.SkipUnless(TestDatabase.Provider != DatabaseProvider.SqlServer, "SQL Server backs itself up.");
        await using var portal = await Portal.WithCastAsync();
        await portal.NewPictureAsync(portal.Marie, await portal.NewEmptyBuildAsync(portal.Marie));
        await SettledAsync(portal);
        var backup = Path.Combine(TestPictures.NewFolder(), "portal.backup");
        Assert.True((await portal.Do((BackUp backUp) => backUp.RunAsync(backup))).Succeeded);
        await using var trial = await Portal.StartAsync();

        Assert.Null(await RestoreAsync(trial, backup));

        Assert.Null(await trial.Do((PictureHome home) => home.RefusesAsync()));
        Assert.NotEqual(await MarkAsync(portal), await MarkAsync(trial));
        // As whoever tries a restored database beside the old one's pictures would have it.
        await trial.Services.GetRequiredService<IPictureStore>().MarkAsync(await MarkAsync(portal));
        Assert.Equal(StoreRefusals.IsAnothers, (await trial.Do((PictureSweep sweep) => sweep.RunAsync())).Refusal);
    }

    private static Task<string> MarkAsync(Portal portal) => portal.Look(db => db.StoreMarks.Select(row => row.Mark).SingleAsync());

    private static async Task SettledAsync(Portal portal) => Assert.Null(await portal.Do((PictureHome home) => home.SettleAsync()));

    private static async Task<Refusal?> RestoreAsync(Portal portal, string backup)
    {
        await using var file = File.OpenRead(backup);
        return (await portal.Do((Restore restore) => restore.RunAsync(file))).Refusal;
    }
}
