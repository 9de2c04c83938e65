using Community.Browser;
using Community.Database;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Community.Builds;

[Collection(Chrome.OneAtATime)]
public sealed class BuildBrowserTests : IAsyncLifetime
{
    private readonly Photographs photographs = new();
    private Portal portal = null!;

    public BuildBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser shows of builds is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public async ValueTask DisposeAsync()
    {
        photographs.Dispose();
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Pictures_are_put_in_order_told_of_and_taken_away_by_keys_alone()
    {
        var build = await NewBuildAsync(3);
        var ids = await OrderAsync(build.Id);
        await using var marie = await SignedInAsync(portal, portal.Marie);
        await marie.Page.GotoAsync($"/builds/{build.Id}/edit");

        var later = marie.Page.Locator($"[data-picture='{ids[0]}'] button[name=down]");
        await later.FocusAsync();
        await marie.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(later).ToBeFocusedAsync();
        await marie.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(marie.Page.Locator("[data-order-target=said]")).ToHaveTextAsync("Now picture 3 of 3");
        await Assertions.Expect(marie.Page.Locator($"[data-picture='{ids[0]}'] button[name=up]")).ToBeFocusedAsync();
        await Soon.HoldsAsync(async () => (await OrderAsync(build.Id)).SequenceEqual([ids[1], ids[2], ids[0]]));

        await marie.Page.FillAsync($"#alt-{ids[1]}", "The lamp from below");
        await Assertions.Expect(marie.Page.Locator($"[data-picture='{ids[1]}'] .saved")).ToHaveAttributeAsync("data-state", "saved");
        Assert.Equal("The lamp from below", await portal.Look(db => db.Pictures.Where(picture => picture.Id == ids[1]).Select(picture => picture.Alt).SingleAsync()));

        await marie.Page.FillAsync("#Story", "What is being typed stays when a picture goes.");
        await marie.Page.Locator($"[data-picture='{ids[2]}'] form[data-controller=removal] button").PressAsync("Enter");
        await marie.Page.ClickAsync("#confirm [value=yes]");
        await Assertions.Expect(marie.Page.Locator($"[data-picture='{ids[2]}']")).ToHaveCountAsync(0);
        await Assertions.Expect(marie.Page.Locator($"#alt-{ids[0]}")).ToBeFocusedAsync();
        await Assertions.Expect(marie.Page.Locator("#Story")).ToHaveValueAsync("What is being typed stays when a picture goes.");
        Assert.Equal([ids[1], ids[0]], await OrderAsync(build.Id));
    }

    [Fact]
    public async Task Pictures_are_looked_at_by_keys_and_the_focus_comes_back_to_the_one_seen_last()
    {
        var build = await NewBuildAsync(3);
        var ids = await OrderAsync(build.Id);
        await portal.Do((DescribePicture describe) => describe.By(portal.Marie, build.Id, ids[1], "The lamp from below"));
        await using var visitor = await Chrome.Open(portal.Address);
        await visitor.Page.GotoAsync($"/builds/{build.Id}");
        await Axe.Check(visitor.Page);
        await Screens.Shoot(visitor.Page, "build");

        await visitor.Page.FocusAsync(".strip-wide");
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visitor.Page.Locator(".thumbs a").Nth(1)).ToHaveAttributeAsync("aria-current", "true");

        await visitor.Page.FocusAsync(".strip-wide > li:nth-child(2) > a");
        await visitor.Page.Keyboard.PressAsync("Enter");
        var viewer = visitor.Page.Locator(".reel dialog.viewer");
        await Assertions.Expect(viewer).ToBeVisibleAsync();
        await Assertions.Expect(viewer.Locator(".words")).ToHaveTextAsync("The lamp from below");
        await Axe.Check(visitor.Page);
        await Screens.Save(visitor.Page, "build-viewer.png");
        await visitor.Page.Keyboard.PressAsync("+");
        await Assertions.Expect(viewer.Locator(".plate.near")).ToHaveCountAsync(1);
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(viewer.Locator(".plate.near")).ToHaveCountAsync(0);
        await Assertions.Expect(viewer.Locator(".place")).ToHaveTextAsync("Picture 3 of 3");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(viewer).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator(".strip-wide > li:nth-child(3) > a")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator(".thumbs a").Nth(2)).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task A_heart_is_given_and_taken_back_and_pictures_are_added_and_seen_without_script()
    {
        var build = await NewBuildAsync(2);
        await using var omid = await SignedInAsync(portal, portal.Omid);
        await omid.Page.GotoAsync($"/builds/{build.Id}");
        await omid.Page.ClickAsync(".likes .cast button");
        await Assertions.Expect(omid.Page.Locator(".likes .back button")).ToBeVisibleAsync();
        await Assertions.Expect(omid.Page.Locator(".likes")).ToHaveAttributeAsync("data-likes", "1");
        // Others' hearts arrive on the open page, and his own stays given.
        await portal.Do((LikeBuild like) => like.By(portal.Karim, build.Id));
        await Assertions.Expect(omid.Page.Locator(".likes")).ToHaveAttributeAsync("data-likes", "2");
        await Assertions.Expect(omid.Page.Locator(".likes .back button")).ToBeVisibleAsync();

        await using var marie = await SignedInAsync(portal, portal.Marie, Screen.Phone.WithoutScript());
        await marie.Page.GotoAsync($"/builds/{build.Id}/edit");
        await marie.Page.SetInputFilesAsync("#Files", (await photographs.TakeAsync(1, 400, 300))[0]);
        await marie.Page.ClickAsync(".drop-area button");
        await Assertions.Expect(marie.Page.Locator("#pictures > [data-picture]")).ToHaveCountAsync(3);
        await Screens.Save(marie.Page, "build-form-without-script.png");
        await marie.Page.GotoAsync($"/builds/{build.Id}");
        await marie.Page.ClickAsync(".thumbs li:nth-child(3) a");
        Assert.EndsWith($"#picture-{(await OrderAsync(build.Id))[2]}", marie.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(marie.Page.Locator(".strip-wide > li:nth-child(3)")).ToBeInViewportAsync(new() { Ratio = 0.9f });
    }

    [Fact]
    public async Task A_build_is_chosen_for_this_week_by_keys_and_stands_large_where_everybody_comes_by()
    {
        var build = await NewBuildAsync(2);
        for (var more = 0; more < 5; more++) await portal.Do((LikeBuild like) => like.By(new[] { portal.Omid, portal.Karim, portal.Lena, portal.Aylin, portal.Priya }[more], build.Id));
        await using var line = await Chrome.Open(portal.Address);
        await portal.EnterAsync(line.Context, portal.Line);
        await line.Page.GotoAsync($"/builds/{build.Id}");
        await line.Page.FocusAsync("#Week");
        await Axe.Check(line.Page);
        await Screens.Shoot(line.Page, "build-team");
        await line.Page.FocusAsync("#Week");
        await line.Page.Keyboard.PressAsync("Tab");
        await line.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(line.Page.Locator(".chip.award")).ToBeVisibleAsync();

        await using var visitor = await Chrome.Open(portal.Address);
        await visitor.Page.GotoAsync("/builds");
        await Assertions.Expect(visitor.Page.Locator(".feature h2")).ToHaveTextAsync("The old lighthouse");
        await Screens.Each(visitor.Page, async screen =>
        {
            await Axe.Check(visitor.Page);
            await Screens.Save(visitor.Page, $"feature-{screen.Name}.png");
            Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"It scrolls sideways on {screen.Name}.");
        });
        await visitor.Page.GotoAsync("/");
        await Screens.Shoot(visitor.Page, "feature-home");
        await visitor.Page.ClickAsync(".feature .btn-night");
        await Assertions.Expect(visitor.Page.Locator(".features article")).ToHaveCountAsync(1);
        await Screens.Shoot(visitor.Page, "features");
    }

    internal static async Task<ChromeWindow> SignedInAsync(Portal portal, Member member, Screen? screen = null)
    {
        var window = await Chrome.Open(portal.Address, screen);
        var form = window.Context.APIRequest.CreateFormData();
        form.Set("Email", member.Email!);
        form.Set("Password", Portal.Password);
        var answer = await window.Page.APIRequest.PostAsync(portal.Address + "/account/sign-in", new() { Form = form, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Sec-Fetch-Site"] = "same-origin" }, MaxRedirects = 0 });
        Assert.Equal(303, answer.Status);
        return window;
    }

    /// <summary>A build of Marie's that everybody sees, with small photographs.</summary>
    /// <summary>Both were found by weighing the first screen of 24 builds: it came to 600 KB, and 260 of them nobody saw.</summary>
    [Fact]
    public async Task A_dense_phone_loads_no_more_of_the_gallery_than_it_shows()
    {
        await NewBuildAsync(1, "Topkapı");
        await using var visitor = await Chrome.Open(portal.Address, Screen.Phone with { Density = 3 });
        var asked = new List<string>();
        visitor.Page.Request += (_, request) => asked.Add(request.Url);
        await visitor.Page.GotoAsync("/builds");
        await visitor.Page.EvaluateAsync("async () => { await document.fonts.ready }");

        await Soon.HoldsAsync(async () => await visitor.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.gallery img[srcset]')].length > 0 && [...document.querySelectorAll('.gallery img[srcset]')].every(one => one.complete && one.naturalWidth > 0)"));
        Assert.Contains(asked, url => url.EndsWith("/320.webp", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, url => url.EndsWith("/960.webp", StringComparison.Ordinal));
        Assert.Contains(asked, url => url.Contains("inter-latin-wght", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, url => url.Contains("latin-ext", StringComparison.Ordinal));
    }

    private async Task<Build> NewBuildAsync(int pictures, string title = "The old lighthouse")
    {
        var saved = await portal.Do((SaveBuildDraft save) => save.By(portal.Marie, null, new BuildDraft(title, "Built in three winters, with a lamp that turns.", Credits: "Omid lent the tiles.", Parts: 1204)));
        foreach (var file in await photographs.TakeAsync(pictures, 1200, 900))
            Assert.Null((await portal.Do((Darkroom darkroom) => darkroom.DevelopAsync(portal.Marie, saved.Value.BuildId, file))).Refusal);
        Assert.Null((await portal.Do((PublishBuild publish) => publish.By(portal.Marie, saved.Value.BuildId))).Refusal);
        return await portal.BuildAsync(saved.Value.BuildId);
    }

    private Task<List<long>> OrderAsync(long build) =>
        portal.Look(db => db.BuildPictures.Where(own => own.BuildId == build).OrderBy(own => own.Place).Select(own => own.PictureId).ToListAsync());
}
