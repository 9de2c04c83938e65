using Community.Browser;
using Community.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Builds;

/// <summary>The form of a build in Chromium: what is wrong is shown where it is, and words that are not saved are not taken away.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class BuildFormBrowserTests : IAsyncLifetime
{
    private Portal portal = null!;

    public BuildFormBrowserTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a form does in a browser is the same on every database.");
    }

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public ValueTask DisposeAsync() => portal?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_form_that_comes_back_stands_at_the_field_that_is_wrong()
    {
        var draft = await portal.NewEmptyBuildAsync(portal.Marie);
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        var page = marie.Page;
        await page.GotoAsync($"/builds/{draft}/edit");
        await page.FillAsync("#Parts", "about a thousand");
        await Assertions.Expect(page.Locator(".form-foot .saved")).ToContainTextAsync("number");

        await page.ClickAsync("[name=Publish]");

        await Assertions.Expect(page.Locator("#Parts")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#Parts")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#Parts-error")).ToBeInViewportAsync();
        await Screens.Save(page, "build-form-wrong.png");
    }

    [Fact]
    public async Task Words_of_a_shown_build_that_are_not_saved_are_not_taken_away_unasked()
    {
        var build = await ShownBuildAsync();
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        var page = marie.Page;
        await page.GotoAsync($"/builds/{build}/edit");
        await page.FillAsync("#Story", "Told anew, and not saved yet");
        var away = page.Locator("a[href='/ideas']:visible").First;

        await away.ClickAsync();
        await Assertions.Expect(page.Locator("#confirm")).ToContainTextAsync("not saved");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#Story")).ToHaveValueAsync("Told anew, and not saved yet");

        await away.ClickAsync();
        await page.ClickAsync("#confirm [value=yes]");
        await page.ArrivesAtAsync("**/ideas");
        await page.GotoAsync($"/builds/{build}/edit");
        await page.FillAsync("#Story", "Told anew, and saved");
        await page.ClickAsync("#writing .btn-ember");
        await page.ArrivesAtAsync($"**/builds/{build}/**");
        await Assertions.Expect(page.Locator("#confirm")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".said").First).ToContainTextAsync("and saved");
    }

    [Fact]
    public async Task Words_that_meet_a_session_that_has_ended_are_there_again_after_signing_in()
    {
        var build = await ShownBuildAsync();
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        var page = marie.Page;
        await page.GotoAsync($"/builds/{build}/edit");
        await page.FillAsync("#Story", "Told while the session ended");
        await marie.Context.ClearCookiesAsync();

        await page.ClickAsync("#writing .btn-ember");
        await page.ArrivesAtAsync("**/account/sign-in**");
        await portal.EnterAsync(marie.Context, portal.Marie);
        await page.GotoAsync($"/builds/{build}/edit");
        await Assertions.Expect(page.Locator("#Story")).ToHaveValueAsync("Told while the session ended");
    }

    [Fact]
    public async Task What_was_deleted_is_found_again_where_builds_are_begun()
    {
        var (build, back) = (await ShownBuildAsync(), await ShownBuildAsync());
        await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Marie, back));
        await portal.Do((DeleteBuild delete) => delete.By(portal.Marie, build));
        await using var marie = await BuildBrowserTests.SignedInAsync(portal, portal.Marie);
        var page = marie.Page;
        await page.GotoAsync("/builds/new");
        await Axe.Check(page);
        await Screens.Save(page, "build-form-aside.png");
        await Assertions.Expect(page.Locator($"section[aria-labelledby=aside] a[href='/builds/{back}']")).ToBeVisibleAsync();

        await page.Locator("section[aria-labelledby=aside] button").PressAsync("Enter");

        await page.ArrivesAtAsync($"**/builds/{build}");
        Assert.Null(await portal.Look(db => db.Builds.Where(row => row.Id == build).Select(row => row.DeletedAt).FirstAsync()));
    }

    [Fact]
    public async Task The_gallery_goes_on_under_what_is_there_and_is_found_so_by_whoever_comes_back()
    {
        for (var number = 0; number < 30; number++) await ShownBuildAsync();
        await using var visitor = await Chrome.Open(portal.Address);
        var page = visitor.Page;
        await page.GotoAsync("/builds");
        var cards = page.Locator("#builds > li");
        await Assertions.Expect(cards).ToHaveCountAsync(24);

        await page.Locator("a[rel=next]").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(30);
        await Assertions.Expect(page.Locator(".pager a")).ToHaveCountAsync(0);
        Assert.Equal(30, (await cards.EvaluateAllAsync<string[]>("all => all.map(one => one.querySelector('a').href)")).Distinct().Count());
        await Axe.Check(page);

        await cards.Last.Locator(".about a").First.ClickAsync();
        await page.ArrivesAtAsync("**/builds/*/*");
        await Assertions.Expect(page.Locator(".build-page")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(30);
        await Assertions.Expect(cards.Last).ToBeInViewportAsync();
    }

    private async Task<long> ShownBuildAsync()
    {
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        await portal.NewPictureAsync(portal.Marie, build);
        Assert.Null((await portal.Do((PublishBuild publish) => publish.By(portal.Marie, build))).Refusal);
        return build;
    }
}
