using System.Globalization;
using Community.Browser;
using Community.Database;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Builds;

/// <summary>A picture is cropped and turned before anybody sees it.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class CropBrowserTests : IAsyncLifetime
{
    private const string Done = "dialog.cropping [data-part=done]";

    private static readonly (int Red, int Green, int Blue) s_red = (220, 30, 30), s_green = (30, 200, 40), s_blue = (30, 60, 220), s_cream = (240, 240, 200);

    private readonly string folder = TestPictures.NewFolder();
    private Portal portal = null!;

    public CropBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does with a picture is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_that_is_cropped_and_turned_takes_the_place_and_the_words_of_what_it_was()
    {
        var (build, ids) = await NewBuildAsync(2);
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        await marie.Page.GotoAsync($"/builds/{build}/edit");
        await OpenAsync(marie.Page, ids[0]);
        await Screens.Save(marie.Page, "crop-desktop.png");
        await Axe.Check(marie.Page);

        // Left as it was, nothing is sent.
        await marie.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(marie.Page.Locator($"[data-picture='{ids[0]}'] [data-action='uploader#trim']")).ToBeFocusedAsync();
        await Assertions.Expect(marie.Page.Locator("#pictures > li")).ToHaveCountAsync(2);

        // Turned to the right, blue and red are above, cream and green beneath; of that the upper square is kept.
        await OpenAsync(marie.Page, ids[0]);
        await marie.Page.Locator("dialog.cropping [data-part=right]").PressAsync("Enter");
        await marie.Page.Locator("dialog.cropping [data-shape='1:1']").PressAsync("Enter");
        await marie.Page.Locator("dialog.cropping [data-part=cut]").FocusAsync();
        for (var nth = 0; nth < 3; nth++) await marie.Page.Keyboard.PressAsync("Shift+ArrowUp");
        await Assertions.Expect(marie.Page.Locator("dialog.cropping [data-part=size]")).ToContainTextAsync("400 × 400");
        await marie.Page.Locator(Done).PressAsync("Enter");
        await Assertions.Expect(marie.Page.Locator($"[data-picture='{ids[0]}']")).ToHaveCountAsync(0);
        await Soon.HoldsAsync(async () => (await PicturesAsync(build)).Select(picture => (picture.Width, picture.Height, picture.Alt)).SequenceEqual([(400, 400, "The lamp"), (608, 400, "")]));
        Assert.Equal(ids[1], (await PicturesAsync(build))[1].Id);
        Assert.Equal([s_blue, s_red, s_cream, s_green], await CornersAsync(marie.Page, (await PicturesAsync(build))[0]));
        await Assertions.Expect(marie.Page.Locator("#pictures > li:first-child textarea")).ToHaveValueAsync("The lamp");
        await marie.Page.WaitForFunctionAsync("() => document.querySelector('#pictures > li:first-child').contains(document.activeElement)");
    }

    [Fact]
    public async Task Fingers_take_a_part_and_what_cannot_be_taken_out_stays_beside_it()
    {
        var (build, ids) = await NewBuildAsync(1);
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie, Screen.Phone with { IsDark = true });
        await marie.Page.RouteAsync($"**/builds/{build}/pictures/{ids[0]}", route => route.Request.Method == "DELETE" ? route.FulfillAsync(new() { Status = 409 }) : route.ContinueAsync());
        await marie.Page.GotoAsync($"/builds/{build}/edit");
        await OpenAsync(marie.Page, ids[0]);
        await Screens.Save(marie.Page, "crop-dark-phone.png");
        await Axe.Check(marie.Page);

        // From the corner at the end to the middle: what stays is the red quarter.
        var box = (await marie.Page.Locator("dialog.cropping [data-part=cut]").BoundingBoxAsync())!;
        await marie.Page.Mouse.MoveAsync(box.X + box.Width - 2, box.Y + box.Height - 2);
        await marie.Page.Mouse.DownAsync();
        await marie.Page.Mouse.MoveAsync(box.X + (box.Width * 0.4f), box.Y + (box.Height * 0.4f), new() { Steps = 4 });
        await marie.Page.Mouse.UpAsync();
        await marie.Page.ClickAsync(Done);

        await Assertions.Expect(marie.Page.Locator(".sends-said")).ToContainTextAsync("old one stays beside it");
        await Assertions.Expect(marie.Page.Locator("#pictures > [data-picture]")).ToHaveCountAsync(2);
        var cut = Assert.Single(await PicturesAsync(build), picture => picture.Id != ids[0]);
        Assert.InRange(cut.Width, 220, 270);
        Assert.Equal("The lamp", cut.Alt);
        Assert.Equal([s_red, s_red, s_red, s_red], await CornersAsync(marie.Page, cut));
    }

    [Fact]
    public async Task The_sheet_reads_from_right_to_left_as_well()
    {
        var (build, ids) = await NewBuildAsync(1);
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie, Screen.RightToLeft);
        await marie.Page.GotoAsync("/language/fa");
        await marie.Page.GotoAsync($"/builds/{build}/edit");
        await OpenAsync(marie.Page, ids[0]);
        await marie.Page.ClickAsync("dialog.cropping [data-shape='16:9']");
        await Screens.Save(marie.Page, "crop-rtl.png");
        await Axe.Check(marie.Page);
        await marie.Page.ClickAsync("dialog.cropping [data-part=cancel]");
        await Assertions.Expect(marie.Page.Locator("dialog.cropping")).ToHaveCountAsync(0);
        Assert.Equal(ids, (await PicturesAsync(build)).Select(picture => picture.Id));
    }

    private static async Task OpenAsync(IPage page, long picture)
    {
        await page.Locator($"[data-picture='{picture}'] [data-action='uploader#trim']").PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog.cropping [data-part=cut]")).ToBeFocusedAsync();
    }

    /// <summary>A draft of Marie's whose first picture has words: red and green above, blue and cream beneath.</summary>
    private async Task<(long Build, List<long> Ids)> NewBuildAsync(int pictures)
    {
        var build = (await portal.Do((SaveBuildDraft save) => save.By(portal.Marie, null, new BuildDraft("The old lighthouse")))).Value.BuildId;
        var ids = new List<long>();
        foreach (var nth in Enumerable.Range(0, pictures))
        {
            var file = Path.Combine(folder, $"{nth}.png");
            await File.WriteAllBytesAsync(file, TestPictures.Corners(600 + (8 * nth), 400), TestContext.Current.CancellationToken);
            ids.Add((await portal.Do((Darkroom darkroom) => darkroom.DevelopAsync(portal.Marie, build, file))).Value.Id);
        }

        Assert.True((await portal.Do((DescribePicture describe) => describe.By(portal.Marie, build, ids[0], "The lamp"))).Succeeded);
        return (build, ids);
    }

    private async Task<List<Picture>> PicturesAsync(long build) => await portal.Look(db => (
        from own in db.BuildPictures
        join picture in db.Pictures.Include(row => row.Sizes) on own.PictureId equals picture.Id
        where own.BuildId == build
        orderby own.Place
        select picture).AsNoTracking().ToListAsync());

    /// <summary>Which of the four colours lies in each corner of the largest size, row by row.</summary>
    private static async Task<List<(int Red, int Green, int Blue)>> CornersAsync(IPage page, Picture picture)
    {
        const string look = """
            async address => {
              const picture = await createImageBitmap(await (await fetch(address)).blob())
              const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
              canvas.drawImage(picture, 0, 0)
              return [[6, 6], [-6, 6], [6, -6], [-6, -6]].map(([x, y]) => [...canvas.getImageData((x + picture.width) % picture.width, (y + picture.height) % picture.height, 1, 1).data].slice(0, 3).join())
            }
            """;
        var colours = await page.EvaluateAsync<string[]>(look, $"/pictures/{picture.Name}/{picture.Sizes.Max(size => size.Width)}.webp");
        return [.. colours.Select(colour => colour.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray()).Select(Nearest)];
    }

    private static (int Red, int Green, int Blue) Nearest(int[] seen) =>
        new[] { s_red, s_green, s_blue, s_cream }.MinBy(known => Math.Abs(known.Red - seen[0]) + Math.Abs(known.Green - seen[1]) + Math.Abs(known.Blue - seen[2]));
}
