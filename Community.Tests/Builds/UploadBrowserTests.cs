using System.Collections.Concurrent;
using Community.Browser;
using Community.Database;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Builds;

[Collection(Chrome.OneAtATime)]
public sealed class UploadBrowserTests : IAsyncLifetime
{
    private const string Piece = "2097152";

    // What a script of the page does when somebody lets files go over it.
    private const string LetGo = """
        ([section, input]) => {
          const files = new DataTransfer()
          for (const file of input.files) files.items.add(file)
          input.remove()
          section.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: files }))
          section.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))
        }
        """;

    // Every standing that a tile ever had, and how many were on their way at once.
    private const string Watch = """
        () => {
          window.seen = { standings: [], most: 0, parts: [] }
          new MutationObserver(() => {
            for (const tile of document.querySelectorAll('.coming')) if (!seen.standings.includes(tile.dataset.standing)) seen.standings.push(tile.dataset.standing)
            for (const bar of document.querySelectorAll('.coming progress[value]')) if (bar.value > 0 && bar.value < 1) seen.parts.push(bar.value)
            seen.most = Math.max(seen.most, document.querySelectorAll('.coming:is([data-standing=sending], [data-standing=making])').length)
          }).observe(document.querySelector('#pictures'), { subtree: true, childList: true, attributes: true })
        }
        """;

    private readonly Photographs photographs = new();
    private Portal portal = null!;

    public UploadBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does with files is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public async ValueTask DisposeAsync()
    {
        photographs.Dispose();
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Eight_photographs_dropped_at_once_come_in_order_upright_and_tell_nothing_of_where_they_were_taken()
    {
        var files = (await photographs.TakeAsync(8)).ToList();
        var notes = Path.Combine(photographs.Folder, "notes.jpg");
        await File.WriteAllTextAsync(notes, "Not a picture at all, whatever its name says.", TestContext.Current.CancellationToken);
        await using var marie = await SignedInAsync(portal.Marie);
        await marie.Page.GotoAsync("/builds/new");
        await marie.Page.FillAsync("#Title", "The tram depot");
        await marie.Page.EvaluateAsync(Watch);

        await DropAsync(marie.Page, [.. files.Take(2), notes, .. files.Skip(2)]);
        await marie.Page.WaitForSelectorAsync("#pictures > [data-picture]");
        await Screens.Save(marie.Page, "build-form-sending.png");

        await Assertions.Expect(marie.Page.Locator("#pictures > [data-picture]")).ToHaveCountAsync(8, new() { Timeout = 90_000 });
        await Assertions.Expect(marie.Page.Locator(".coming")).ToContainTextAsync("This file is text");
        await Assertions.Expect(marie.Page.Locator(".sends-said")).ToContainTextAsync("8 of 9");
        Assert.Equal(["making", "refused", "sending", "waiting"], (await marie.Page.EvaluateAsync<string[]>("seen.standings")).Order(StringComparer.Ordinal));
        Assert.Equal(2, await marie.Page.EvaluateAsync<int>("seen.most"));
        Assert.NotEqual(0, await marie.Page.EvaluateAsync<int>("seen.parts.length"));
        await Screens.Save(marie.Page, "build-form-refused.png");
        await marie.Page.ClickAsync(".coming [data-part=stop]");

        // The order in which they were dropped is told once all are there, whichever came first.
        var dropped = Enumerable.Range(1, 8).Select(nth => 4000 + (8 * nth)).ToList();
        await Soon.HoldsAsync(async () => (await PicturesAsync()).Select(picture => picture.Height).SequenceEqual(dropped));
        var pictures = await PicturesAsync();
        Assert.All(pictures, picture => Assert.Equal(3000, picture.Width));
        foreach (var picture in pictures) await TellsOnlyItsPixelsAsync(marie.Page, picture);
        await marie.Page.ReloadAsync();
        await Screens.Shoot(marie.Page, "build-form");
        await Axe.Check(marie.Page);
    }

    [Fact]
    public async Task A_line_that_drops_goes_on_where_it_broke_and_so_does_a_page_that_was_opened_anew()
    {
        var file = (await photographs.TakeAsync(1, quality: 90))[0];
        var build = (await portal.Do((SaveBuildDraft save) => save.By(portal.Marie, null, new BuildDraft("The tram depot")))).Value.BuildId;
        await using var marie = await SignedInAsync(portal.Marie);
        marie.Expect("net::ERR_");
        marie.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        var pieces = new ConcurrentQueue<string>();
        var lineIsDown = true;
        await marie.Page.RouteAsync("**/uploads/*", route =>
        {
            var asked = $"{route.Request.Method} {route.Request.Headers.GetValueOrDefault("upload-offset")}".TrimEnd();
            pieces.Enqueue(asked);
            return lineIsDown && asked == $"PATCH {Piece}" ? route.AbortAsync("connectionreset") : route.ContinueAsync();
        });
        await marie.Page.GotoAsync($"/builds/{build}/edit");

        await marie.Page.SetInputFilesAsync("#Files", file);
        await Soon.HoldsAsync(() => pieces.Count(piece => piece == $"PATCH {Piece}") >= 2);
        await marie.Page.ReloadAsync();
        lineIsDown = false;
        pieces.Clear();
        await marie.Page.SetInputFilesAsync("#Files", file);

        await Assertions.Expect(marie.Page.Locator("#pictures > [data-picture]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        Assert.Equal(["HEAD", $"PATCH {Piece}"], pieces.Take(2));
    }

    private async Task<List<Picture>> PicturesAsync() => await portal.Look(db => (
        from own in db.BuildPictures
        join picture in db.Pictures.Include(row => row.Sizes) on own.PictureId equals picture.Id
        orderby own.Place
        select picture).AsNoTracking().ToListAsync());

    private async Task TellsOnlyItsPixelsAsync(IPage page, Picture picture)
    {
        foreach (var size in picture.Sizes)
        {
            var answer = await page.APIRequest.GetAsync($"{portal.Address}/pictures/{picture.Name}/{size.Width}.webp");
            Assert.Equal(200, answer.Status);
            var file = Path.Combine(photographs.Folder, $"{picture.Name}-{size.Width}.webp");
            await File.WriteAllBytesAsync(file, await answer.BodyAsync());
            var tells = await Photographs.TellsAsync(file);
            Assert.DoesNotContain("GPS", tells, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?m)^\\[(?!ExifTool|System|File|RIFF|Composite)", tells);
        }
    }

    private static async Task DropAsync(IPage page, IReadOnlyList<string> files)
    {
        await page.EvaluateAsync("() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'hand' }))");
        await page.SetInputFilesAsync("#hand", files);
        await page.EvaluateAsync($"() => ({LetGo})([document.querySelector('[data-controller~=uploader]'), document.querySelector('#hand')])");
    }

    private Task<ChromeWindow> SignedInAsync(Member member) => BuildBrowserTests.SignedInAsync(portal, member);
}
