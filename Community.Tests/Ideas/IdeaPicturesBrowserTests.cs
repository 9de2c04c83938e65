using Community.Browser;
using Community.Builds;
using Community.Database;
using Community.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Ideas;

/// <summary>What a browser shows of the pictures of ideas, and of the portraits of members.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class IdeaPicturesBrowserTests : IAsyncLifetime
{
    private readonly Photographs photographs = new();
    private Portal portal = null!;

    public IdeaPicturesBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser shows of pictures is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public async ValueTask DisposeAsync()
    {
        photographs.Dispose();
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Pictures_are_chosen_while_one_writes_and_kept_with_the_draft_and_shown_with_the_idea()
    {
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        await marie.Page.GotoAsync("/ideas/new");
        await marie.Page.FillAsync("#Title", "A tray that clips under the plate");
        await marie.Page.SetInputFilesAsync("#writing input[name=Files]", await photographs.TakeAsync(2, 400, 300));
        var tiles = marie.Page.Locator("#writing [name$='.Alt']");
        await Assertions.Expect(tiles).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await tiles.First.FillAsync("The tray, half pulled out");
        await Soon.HoldsAsync(async () => await portal.Look(db => db.Pictures.AnyAsync(row => row.Alt == "The tray, half pulled out" && row.LooseSince == null)));

        await marie.Page.FillAsync("#Today", "We sweep two thousand parts into one box.");
        await marie.Page.FillAsync("#Better", "A shallow tray that travels as one piece.");
        await Axe.Check(marie.Page);
        await Screens.Save(marie.Page, "idea-form-pictures.png");
        await marie.Page.ClickAsync("[name=Publish]");
        await Assertions.Expect(marie.Page.Locator(".reel .strip-wide img:not(.meanwhile)")).ToHaveCountAsync(2);
        await Assertions.Expect(marie.Page.Locator(".reel .strip-wide img:not(.meanwhile)").First).ToHaveAttributeAsync("alt", "The tray, half pulled out");
        await Axe.Check(marie.Page);
        await Screens.Shoot(marie.Page, "idea-with-pictures");
        await marie.Page.GotoAsync("/ideas");
        await Assertions.Expect(marie.Page.Locator(".idea > .idea-face")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_portrait_is_set_changed_and_removed_on_the_profile_page()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "It clips under the plate"));
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        await marie.Page.GotoAsync("/account/profile");
        await marie.Page.SetInputFilesAsync("form[action='/account/profile'] input[name=Files]", (await photographs.TakeAsync(1, 400, 300))[0]);
        await Assertions.Expect(marie.Page.Locator("form[action='/account/profile'] [name$='.Id']")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Axe.Check(marie.Page);
        await Screens.Shoot(marie.Page, "profile-portrait");
        // Turning the page through its languages began the form anew.
        await marie.Page.SetInputFilesAsync("form[action='/account/profile'] input[name=Files]", (await photographs.TakeAsync(1, 1200, 300))[0]);
        await Assertions.Expect(marie.Page.Locator("form[action='/account/profile'] [name$='.Id']")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await marie.Page.ClickAsync("form[action='/account/profile'] .btn-ember");
        await Assertions.Expect(marie.Page.Locator("main .face.lg img")).ToBeVisibleAsync();
        await Assertions.Expect(marie.Page.Locator("header .face img").First).ToBeVisibleAsync();
        // Four times as high as wide, it is a face like any other.
        Assert.Equal("", await marie.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('.face img')].map(one => one.getBoundingClientRect()).filter(box => Math.abs(box.width - box.height) > 1).map(box => `${box.width} × ${box.height}`).join()"));
        await marie.Page.GotoAsync($"/ideas/{idea.Id}");
        await Assertions.Expect(marie.Page.Locator(".post .face img").First).ToBeVisibleAsync();
        await Assertions.Expect(marie.Page.Locator(".thread .faces .face img")).ToBeVisibleAsync();
        await Axe.Check(marie.Page);
        Assert.Equal(1, await portal.Look(db => db.Pictures.CountAsync(row => row.OpenSince != null)));
    }

    [Fact]
    public async Task The_demo_shows_faces_in_lists_and_portraits_in_threads()
    {
        var demo = await DemoPortal.Seeded;
        var (pictures, portraits) = await demo.Look(async db => (await db.IdeaPictures.Select(own => own.IdeaId).Distinct().CountAsync(), await db.Members.CountAsync(row => row.Portrait != null)));
        Assert.True(pictures >= 20 && portraits >= 40, $"{pictures} ideas with pictures, {portraits} members with portraits");
        var tray = await demo.Look(db => db.Ideas.Where(idea => idea.Title.StartsWith("A sorting tray")).Select(idea => idea.Id).SingleAsync());
        await using var visitor = await Chrome.Open(demo.Address);
        foreach (var (address, name) in new[] { ("/ideas", "ideas-faces"), ("/", "home-faces"), ($"/ideas/{tray}", "idea-portraits"), ("/roadmap", "roadmap-faces"), ("/groups/oresund-brick-club", "group-faces") })
        {
            await visitor.Page.GotoAsync(address);
            await Screens.Shoot(visitor.Page, name);
        }
    }
}
