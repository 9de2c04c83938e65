using Community.Browser;
using Community.Funnel;
using Community.Members;
using Microsoft.Playwright;

namespace Community.Ideas;

[Collection(Chrome.OneAtATime)]
public sealed class IdeasInBrowserTests : IAsyncLifetime
{
    private Portal portal = null!;

    public IdeasInBrowserTests() => Chrome.SkipWhereMissing();

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_brick_clicks_by_mouse_and_by_keyboard_and_moves_on_other_peoples_pages()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        await using var marie = await OpenAsync(portal.Marie);
        await using var visitor = await Chrome.Open(portal.Address);
        await marie.Page.GotoAsync($"/ideas/{idea.Id}");
        await visitor.Page.GotoAsync("/ideas");
        await visitor.Page.WaitForSelectorAsync("[data-line=here]");
        await marie.Page.WaitForSelectorAsync("[data-controller=live][data-line=here]");

        // Twice at once is one press.
        await marie.Page.DblClickAsync(".head-aside .brick.open");
        await Assertions.Expect(visitor.Page.Locator($".vote[data-idea='{idea.Id}']")).ToHaveAttributeAsync("data-votes", "2");
        await Assertions.Expect(marie.Page.Locator(".head-aside .brick.own")).ToBeFocusedAsync();
        await marie.Page.WaitForTimeoutAsync(700);
        await marie.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator($".vote[data-idea='{idea.Id}']")).ToHaveAttributeAsync("data-votes", "1");
        await Assertions.Expect(marie.Page.Locator(".head-aside .brick.open")).ToBeVisibleAsync();

        // The same two on the idea's page see it carried and answered.
        await visitor.Page.GotoAsync($"/ideas/{idea.Id}");
        await visitor.Page.WaitForSelectorAsync($"[data-live-topic-value='idea:{idea.Id}'][data-line=here]");
        await portal.Forward(portal.Karim, idea.Id);
        foreach (var window in new[] { marie, visitor })
        {
            await Assertions.Expect(window.Page.Locator(".head-aside > div .stage[data-stage=Forwarded]")).ToBeVisibleAsync();
            await Assertions.Expect(window.Page.Locator(".rail .now")).ToContainTextAsync("Forwarded");
            await Assertions.Expect(window.Page.Locator(".clock:not(.answered)")).ToBeVisibleAsync();
        }

        await portal.Move(portal.Priya, idea.Id, IdeaStage.Planned);
        await Assertions.Expect(visitor.Page.Locator(".clock.answered")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".rail .now")).ToContainTextAsync("Planned");
    }

    [Fact]
    public async Task A_draft_saves_itself_shows_what_resembles_it_and_one_votes_for_that_instead()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid, "A sorting tray under every baseplate");
        await using var marie = await OpenAsync(portal.Marie);
        await marie.Page.GotoAsync("/ideas/new");
        await marie.Page.FillAsync("#Title", "Sorting trays for baseplates");
        await marie.Page.FillAsync("#Today", "Parts everywhere");
        await Assertions.Expect(marie.Page.Locator(".saved")).ToHaveAttributeAsync("data-state", "saved");
        await marie.Page.ClickAsync(".similar .brick.open");
        await Assertions.Expect(marie.Page.Locator(".similar .brick.own")).ToBeVisibleAsync();
        await Assertions.Expect(marie.Page.Locator(".similar .vote")).ToHaveAttributeAsync("data-votes", "2");

        await marie.Page.GotoAsync("/ideas/new");
        await marie.Page.ClickAsync(".rows .reach");
        await Assertions.Expect(marie.Page.Locator("#Today")).ToBeFocusedAsync();
        Assert.Equal("Parts everywhere", await marie.Page.InputValueAsync("#Today"));
        Assert.NotEqual(0, idea.Id);
    }

    [Fact]
    public async Task Without_script_one_suggests_and_votes()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await using var marie = await OpenAsync(portal.Marie, Screen.Phone.WithoutScript());
        await marie.Page.GotoAsync("/ideas");
        await marie.Page.ClickAsync($"#idea-{idea.Id} .brick.open");
        Assert.EndsWith("/ideas", marie.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(marie.Page.Locator($"#idea-{idea.Id} .brick.own")).ToBeVisibleAsync();
        await marie.Page.GotoAsync("/ideas/new");
        await marie.Page.FillAsync("#Title", "A box that folds flat");
        await marie.Page.FillAsync("#Today", "Boxes fill the whole car.");
        await marie.Page.FillAsync("#Better", "A box that folds flat and stands.");
        await marie.Page.ClickAsync("button[name=Publish]");
        await Assertions.Expect(marie.Page.Locator("h1")).ToHaveTextAsync("A box that folds flat");
    }

    private async Task<ChromeWindow> OpenAsync(Member member, Screen? screen = null)
    {
        var window = await Chrome.Open(portal.Address, screen);
        var answer = await window.Page.APIRequest.PostAsync(portal.Address + "/account/sign-in", new() { Form = Fields(window, member), Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Sec-Fetch-Site"] = "same-origin" }, MaxRedirects = 0 });
        Assert.Equal(303, answer.Status);
        return window;
    }

    private static IFormData Fields(ChromeWindow window, Member member)
    {
        var form = window.Context.APIRequest.CreateFormData();
        form.Set("Email", member.Email!);
        form.Set("Password", Portal.Password);
        return form;
    }
}
