using Community.Browser;
using Community.Builds;
using Community.Database;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Ideas;

/// <summary>The pictures of a form, which belong to nothing until the form is kept.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class IdeaFormBrowserTests : IAsyncLifetime
{
    private readonly string folder = TestPictures.NewFolder();
    private Portal portal = null!;

    public IdeaFormBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does with a form is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Pictures_of_a_draft_are_put_in_order_turned_and_taken_out_by_keys_and_each_step_is_kept()
    {
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        await marie.Page.GotoAsync("/ideas/new");
        await marie.Page.FillAsync("#Title", "A tray that clips under the plate");
        await marie.Page.SetInputFilesAsync("#writing input[name=Files]", [await FileAsync("wide.png", 400, 200), await FileAsync("high.png", 200, 360)]);
        var tiles = marie.Page.Locator("#writing [data-picture]");
        await Assertions.Expect(tiles).ToHaveCountAsync(2);
        await Soon.HoldsAsync(async () => (await KeptAsync()).Count == 2);
        var wide = await IdOfAsync(400);
        await Tile(marie.Page, wide).Locator("textarea").FillAsync("The tray from above");
        if (await tiles.First.GetAttributeAsync("data-picture") == $"{wide}") await PressAsync(marie.Page, wide, "[name=down]");
        await Soon.HoldsAsync(async () => (await KeptAsync()).Select(picture => (picture.Width, picture.Alt)).SequenceEqual([(200, ""), (400, "The tray from above")]));

        var draft = await portal.Look(db => db.IdeaPictures.Select(own => own.IdeaId).Distinct().SingleAsync());
        await marie.Page.GotoAsync($"/ideas/{draft}/edit");
        await Assertions.Expect(tiles.Last.Locator("textarea")).ToHaveValueAsync("The tray from above");
        await Screens.Shoot(marie.Page, "idea-form");
        await Axe.Check(marie.Page);

        // The file is in another page by now: what the portal has of it is turned.
        await PressAsync(marie.Page, wide, "[data-action='uploader#trim']");
        var sheet = marie.Page.Locator("dialog.cropping");
        await Assertions.Expect(sheet.Locator("[data-part=cut]")).ToBeFocusedAsync();
        await sheet.Locator("[data-part=right]").PressAsync("Enter");
        await sheet.Locator("[data-part=done]").PressAsync("Enter");
        await Soon.HoldsAsync(async () => (await KeptAsync()).Select(picture => (picture.Width, picture.Height, picture.Alt)).SequenceEqual([(200, 360, ""), (200, 400, "The tray from above")]));
        await Assertions.Expect(sheet).ToHaveCountAsync(0);
        await Assertions.Expect(tiles).ToHaveCountAsync(2);

        await tiles.First.Locator("[data-action='uploader#leaveOut']").PressAsync("Enter");
        await Assertions.Expect(tiles.First.Locator("textarea")).ToBeFocusedAsync();
        await Soon.HoldsAsync(async () => (await KeptAsync()).Select(picture => picture.Height).SequenceEqual([400]));
    }

    private static ILocator Tile(IPage page, long id) => page.Locator($"#writing [data-picture='{id}']");

    private static Task PressAsync(IPage page, long id, string button) => Tile(page, id).Locator($"button{button}").PressAsync("Enter");

    private Task<long> IdOfAsync(int width) => portal.Look(db => db.Pictures.Where(picture => picture.Width == width).Select(picture => picture.Id).SingleAsync());

    private Task<List<Picture>> KeptAsync() => portal.Look(db => (
        from own in db.IdeaPictures
        join picture in db.Pictures on own.PictureId equals picture.Id
        orderby own.Place
        select picture).AsNoTracking().ToListAsync());

    private async Task<string> FileAsync(string name, int width, int height)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(file, TestPictures.Corners(width, height), TestContext.Current.CancellationToken);
        return file;
    }
}
