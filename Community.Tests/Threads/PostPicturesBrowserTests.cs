using Community.Browser;
using Community.Builds;
using Community.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Threads;

/// <summary>Pictures travel while one writes a post, and go with it.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class PostPicturesBrowserTests : IAsyncLifetime
{
    // Let go over the words that are being written.
    private const string LetGo = """
        ([text, input]) => {
          const files = new DataTransfer()
          for (const file of input.files) files.items.add(file)
          input.remove()
          text.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: files }))
          text.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))
        }
        """;

    private const string Tiles = ".composer [data-picture]";
    private readonly Photographs photographs = new();
    private Portal portal = null!;

    public PostPicturesBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does with pictures is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public async ValueTask DisposeAsync()
    {
        photographs.Dispose();
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Two_pictures_dropped_over_the_words_go_with_the_post_and_the_next_one_begins_without()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await using var omid = await BuildBrowserTests.SignedInAsync(portal, portal.Omid);
        var page = omid.Page;
        await page.GotoAsync($"/ideas/{idea.Id}");
        await page.FillAsync(".composer textarea[name=Text]", "It clips on like this");
        await DropAsync(page, await photographs.TakeAsync(2, 400, 300));
        await Assertions.Expect(page.Locator(Tiles)).ToHaveCountAsync(2, new() { Timeout = 20_000 });

        await page.Locator($"{Tiles} textarea").First.FillAsync("The clip from below");
        await page.Locator($"{Tiles} button[name=down]").First.PressAsync("Enter");
        await Axe.Check(page);
        foreach (var screen in Screen.All.Where(screen => !screen.IsRightToLeft))
        {
            await Screens.Turn(page, screen);
            await Screens.Save(page, $"post-form-{screen.Name}.png");
        }

        await Screens.Turn(page, Screen.Desktop);
        await page.Locator(".composer textarea[name=Text]").PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".post-pictures img:not(.meanwhile)")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".post-pictures img:not(.meanwhile)").Nth(1)).ToHaveAttributeAsync("alt", "The clip from below");
        await Assertions.Expect(page.Locator(Tiles)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".composer textarea[name=Text]")).ToHaveValueAsync("");
        Assert.Equal(2, await portal.Look(db => db.PostPictures.CountAsync()));
        await Axe.Check(page);
        await Screens.Shoot(page, "post-with-pictures");

        // Another post carries none of them.
        await page.FillAsync(".composer textarea[name=Text]", "And off again");
        await page.ClickAsync(".composer .btn-ember");
        await Assertions.Expect(page.Locator(".post")).ToHaveCountAsync(2);
        Assert.Equal(2, await portal.Look(db => db.PostPictures.CountAsync()));
    }

    [Fact]
    public async Task A_post_that_is_sent_before_its_pictures_are_here_goes_out_with_them_by_itself()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await using var omid = await BuildBrowserTests.SignedInAsync(portal, portal.Omid);
        var page = omid.Page;
        var goesOn = new TaskCompletionSource();
        await page.RouteAsync("**/uploads/*", async route =>
        {
            await goesOn.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync($"/ideas/{idea.Id}");
        await page.FillAsync(".composer textarea[name=Text]", "It clips on like this");
        await DropAsync(page, await photographs.TakeAsync(2, 400, 300));

        await page.Locator(".composer textarea[name=Text]").PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("#flashes")).ToContainTextAsync("goes out by itself");
        Assert.Equal(0, await portal.Look(db => db.Posts.CountAsync()));
        await Screens.Save(page, "post-form-sending.png");
        // Whoever follows a link meanwhile is told why the page stays.
        await page.Locator("a[href='/builds']:visible").First.ClickAsync();
        await Assertions.Expect(page.Locator("#flashes")).ToContainTextAsync("Wait a moment");

        goesOn.SetResult();
        await Assertions.Expect(page.Locator(".post-pictures img:not(.meanwhile)")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(Tiles)).ToHaveCountAsync(0);
        Assert.Equal((1, 2), (await portal.Look(db => db.Posts.CountAsync()), await portal.Look(db => db.PostPictures.CountAsync())));
    }

    [Fact]
    public async Task A_picture_of_a_post_is_cut_and_left_out_by_keys_and_no_more_come_than_there_is_room_for()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await using var omid = await BuildBrowserTests.SignedInAsync(portal, portal.Omid, Screen.Phone);
        var page = omid.Page;
        await page.GotoAsync($"/ideas/{idea.Id}");
        await page.SetInputFilesAsync(".composer input[name=Files]", await photographs.TakeAsync(5, 400, 300));
        await Assertions.Expect(page.Locator(Tiles)).ToHaveCountAsync(4, new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(".composer .sends-said")).ToContainTextAsync("Left out: 1");
        await page.Locator($"{Tiles} textarea").First.FillAsync("The clip");
        var before = await page.Locator(Tiles).First.GetAttributeAsync("data-picture");

        await page.Locator($"{Tiles} [data-action='uploader#trim']").First.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog.cropping .cut")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("-");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.FocusAsync("[data-part=done]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"{Tiles}[data-picture='{before}']")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(Tiles)).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator($"{Tiles} textarea").First).ToHaveValueAsync("The clip");

        await page.Locator($"{Tiles} [data-action='uploader#leaveOut']").Nth(1).PressAsync("Enter");
        await Assertions.Expect(page.Locator(Tiles)).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator($"{Tiles} textarea").Nth(1)).ToBeFocusedAsync();
        await page.FillAsync(".composer textarea[name=Text]", "Three of them");
        await page.ClickAsync(".composer .btn-ember");
        await Assertions.Expect(page.Locator(".post-pictures img:not(.meanwhile)")).ToHaveCountAsync(3);
        var cut = await portal.Look(db => db.PostPictures.OrderBy(own => own.Place).Join(db.Pictures, own => own.PictureId, picture => picture.Id, (_, picture) => new { picture.Alt, picture.Width, picture.Height }).FirstAsync());
        // Upright, the photograph is 300 by 408.
        Assert.Equal(("The clip", true, true), (cut.Alt, cut.Width < 300, cut.Height < 408));
    }

    private static async Task DropAsync(IPage page, IReadOnlyList<string> files)
    {
        await page.EvaluateAsync("() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'hand' }))");
        await page.SetInputFilesAsync("#hand", files);
        await page.EvaluateAsync($"() => ({LetGo})([document.querySelector('.composer textarea[name=Text]'), document.querySelector('#hand')])");
    }
}
