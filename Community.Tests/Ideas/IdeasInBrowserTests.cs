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

    [Fact]
    public async Task The_pages_look_right_and_everyone_can_use_them()
    {
        var idea = await FurnishAsync();
        await using var window = await OpenAsync(portal.Karim);
        foreach (var (name, address) in new[] { ("home", "/"), ("ideas", "/ideas?lang=en"), ("idea", $"/ideas/{idea.Id}"), ("idea-form", "/ideas/new"), ("idea-history", $"/ideas/{idea.Id}/history"), ("search", "/search?q=tray") })
        {
            await window.Page.GotoAsync(address);
            await Axe.CheckOnEveryScreen(window.Page);
            Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} scrolls sideways.");
            await Screens.Shoot(window.Page, name);
        }
    }

    private async Task<Idea> FurnishAsync()
    {
        string[] titles = ["A sorting tray that snaps under every baseplate", "Instructions you can rotate on the phone", "Braille on element bags", "Colour-coded travel boxes", "A tray that stacks for train journeys"];
        foreach (var title in titles) await portal.NewIdeaAsync(portal.Karim, title, title.Contains("tray", StringComparison.Ordinal) ? "oresund" : "");
        var idea = await portal.NewIdeaAsync(portal.Omid, "A tray for the parts of one evening");
        await portal.NewIdeaAsync(portal.Omid, "جعبه‌ای که زیر صفحه جا می‌افتد");
        foreach (var member in new[] { portal.Marie, portal.Karim, portal.Lena, portal.Aylin }) await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id));
        await portal.Do((EditIdea edit) => edit.By(portal.Omid, idea.Id, new IdeaDraft("A tray for the parts of one evening", "We sweep two thousand loose parts into one box.", "A shallow tray that travels as one piece.\n\n- Two bricks deep\n- Four dividers", Tags: ["sorting", "build nights"]), 1));
        await portal.Do((SaveDraft save) => save.By(portal.Karim, null, new IdeaDraft("A box that folds", "Boxes fill the car", "")));
        return idea;
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
