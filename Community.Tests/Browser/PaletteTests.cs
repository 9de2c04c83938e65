using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Browser;

[Collection(Chrome.OneAtATime)]
public sealed class PaletteTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        Chrome.SkipWhereMissing();
        portal = await Portal.WithCastAsync();
    }

    public ValueTask DisposeAsync() => portal is null ? ValueTask.CompletedTask : portal.DisposeAsync();

    [Fact]
    public async Task Everything_one_may_do_is_found_by_name_and_keys_are_words_while_one_writes()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim);
        await using var window = await Chrome.Open(portal.Address);
        await portal.EnterAsync(window.Context, portal.Marie);
        var (page, palette) = (window.Page, window.Page.Locator("#palette"));
        await page.GotoAsync($"/ideas/{idea.Id}");

        // In the reader's own words, and nothing of the board, which is not hers.
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(palette.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Assertions.Expect(palette.GetByRole(AriaRole.Option, new() { Name = "Roadmap", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(palette.GetByRole(AriaRole.Option, new() { Name = "Board", Exact = true })).ToHaveCountAsync(0);
        await Axe.Check(page);
        await page.Keyboard.TypeAsync("vote for");
        await Assertions.Expect(palette.Locator("[aria-selected=true]")).ToContainTextAsync("Vote for");
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), answer => answer.Url.EndsWith("/vote", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator($".vote[data-idea='{idea.Id}'][data-votes='2']").First).ToBeVisibleAsync();
        Assert.Equal(1, await portal.Look(db => db.Votes.CountAsync(vote => vote.IdeaId == idea.Id && vote.MemberId == portal.Marie.Id)));

        // What is no command is searched for; arrows choose, Escape leaves.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("tray");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(palette.Locator("[aria-selected=true]")).ToContainTextAsync("Search for “tray”");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(palette).ToBeHiddenAsync();

        // Words stay words.
        var words = page.Locator("textarea[name=Text]").First;
        await words.ClickAsync();
        await page.Keyboard.TypeAsync("gi n/?");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(words).ToHaveValueAsync("gi n/?");
        await Assertions.Expect(palette).ToBeHiddenAsync();
        await words.BlurAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
    }
}
