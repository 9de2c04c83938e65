using Community.Admin;
using Community.Browser;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Journey;

/// <summary>The main job from end to end, on a portal that was empty, by people who registered themselves, from pages alone.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class WholeWayTests
{
    private const string Title = "A sorting tray that snaps under every baseplate";
    private const string Statement = "Twelve of us sort by hand after every build night; this would give the evening back to building.";
    private const string Reply = "We will plan this with the storage team and come back with a first tray before summer.";

    public WholeWayTests() => Chrome.SkipWhereMissing();

    [Fact]
    public async Task An_idea_goes_from_a_first_visit_to_an_answer_on_the_roadmap()
    {
        await using var portal = await Portal.StartAsync();
        await using var ada = await Chrome.Open(portal.Address);
        await using var karim = await Chrome.Open(portal.Address);
        await using var mia = await Chrome.Open(portal.Address);
        await portal.RegisterAsync(ada.Page, "Ada Berg", "ada@portal.test");
        await portal.RegisterAsync(karim.Page, "Karim Nielsen", "karim@portal.test");
        await portal.RegisterAsync(mia.Page, "Mia Holm", "mia@portal.test");
        await OpenAsync(portal, ada.Page);

        var address = await SuggestAsync(mia.Page);
        await DiscussAsync(karim.Page, mia.Page, address);
        await ForwardAsync(karim.Page, mia.Page);
        await AnswerAsync(ada.Page, address);
        await HearAsync(mia.Page, karim.Page);
        await LooksWholeAsync(portal);
    }

    /// <summary>The first administrator opens a line, which makes her its product manager, and founds a group with Karim as its ambassador.</summary>
    private static async Task OpenAsync(Portal portal, IPage ada)
    {
        var keeper = await portal.Look(db => db.Members.SingleAsync(row => row.Id == Member.PortalId));
        Assert.True((await portal.Do((MakeAdministrator make) => make.By(keeper, "ada@portal.test"))).Succeeded);
        await portal.EnrolAsync(ada, "ada@portal.test");
        await ada.GotoAsync("/admin/lines");
        await ada.GetByLabel("Name").FillAsync("Storage");
        await ada.GetByLabel("Lead").FillAsync("ada-berg");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Open this line" }).ClickAsync();
        await ada.GetByText("The line is open.").WaitForAsync();
        await ada.GotoAsync("/admin/groups/new");
        await ada.GetByLabel("Name").FillAsync("Øresund Brick Club");
        await ada.GetByLabel("Country").SelectOptionAsync("DK");
        await ada.GetByLabel("Language 1").SelectOptionAsync("en");
        await ada.GetByLabel("Founding ambassador").FillAsync("karim-nielsen");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Found this group" }).ClickAsync();
        await ada.GetByText("Founding ambassador until").WaitForAsync();
    }

    /// <summary>Mia joins the group and suggests an idea in it; answers the idea's address.</summary>
    private static async Task<string> SuggestAsync(IPage mia)
    {
        await Newcomers.SignInAsync(mia, "mia@portal.test", "/groups");
        await mia.GetByRole(AriaRole.Link, new() { Name = "Øresund Brick Club" }).First.ClickAsync();
        await mia.GetByRole(AriaRole.Button, new() { Name = "Join this group" }).First.ClickAsync();
        await mia.GetByText("This is your home group").First.WaitForAsync();
        await mia.GotoAsync("/ideas/new");
        await mia.FillAsync("#Title", Title);
        await mia.FillAsync("#Today", "We sweep two thousand parts into one box at the end of every evening.");
        await mia.FillAsync("#Better", "A shallow tray that clips under the plate and travels as one piece.");
        await mia.SelectOptionAsync("#Line", "storage");
        await mia.SelectOptionAsync("#Group", new SelectOptionValue { Label = "Øresund Brick Club" });
        await mia.ClickAsync("button[name=Publish]");
        await mia.Locator("h1", new() { HasText = Title }).WaitForAsync();
        await Assertions.Expect(mia.Locator(".head-aside .vote")).ToHaveAttributeAsync("data-votes", "1");
        return new Uri(mia.Url).AbsolutePath;
    }

    /// <summary>Karim votes and posts; Mia's open page shows both, and her answer shows on his.</summary>
    private static async Task DiscussAsync(IPage karim, IPage mia, string address)
    {
        await Newcomers.SignInAsync(karim, "karim@portal.test", address);
        await mia.WaitForSelectorAsync("[data-live-topic-value^='thread:'][data-line=here]");
        await karim.WaitForSelectorAsync("[data-live-topic-value^='thread:'][data-line=here]");
        await karim.Locator(".head-aside .brick.open").ClickAsync();
        await Assertions.Expect(mia.Locator(".head-aside .vote")).ToHaveAttributeAsync("data-votes", "2");
        await PostAsync(karim, "Could the rim be one stud higher?");
        await Assertions.Expect(mia.Locator(".post", new() { HasText = "one stud higher" })).ToBeVisibleAsync();
        await PostAsync(mia, "Two, even: ours has to survive a tram ride.");
        await Assertions.Expect(karim.Locator(".post", new() { HasText = "a tram ride" })).ToBeVisibleAsync();
    }

    private static async Task PostAsync(IPage page, string words)
    {
        await page.Locator("form.composer:not(.inner) textarea").FillAsync(words);
        await page.Locator("form.composer:not(.inner) .under button").ClickAsync();
    }

    private static async Task ForwardAsync(IPage karim, IPage mia)
    {
        await karim.ReloadAsync();
        await karim.Locator("#forward [name=Statement]").FillAsync(Statement);
        await karim.Locator("#forward").GetByRole(AriaRole.Button, new() { Name = "Forward to the product team" }).ClickAsync();
        await Assertions.Expect(karim.Locator(".head-aside [data-stage=Forwarded i]").First).ToBeVisibleAsync();
        await Assertions.Expect(mia.Locator(".post", new() { HasText = "forwarded this" })).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(IPage ada, string address)
    {
        await ada.GotoAsync("/board");
        await ada.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await ada.ArrivesAtAsync($"**{address.Split('/')[2]}/**");
        await ada.Locator("#answer [name=To][value=Planned]").CheckAsync();
        await ada.Locator("#answer [name=Answer]").FillAsync(Reply);
        await ada.Locator("#answer").GetByRole(AriaRole.Button, new() { Name = "Answer and move" }).ClickAsync();
        await Assertions.Expect(ada.Locator(".head-aside [data-stage=Planned i]").First).ToBeVisibleAsync();
    }

    /// <summary>The answer is in the open thread, in both inboxes and on the roadmap.</summary>
    private static async Task HearAsync(IPage mia, IPage karim)
    {
        await Assertions.Expect(mia.Locator(".post.official", new() { HasText = "a first tray before summer" })).ToBeVisibleAsync();
        foreach (var page in new[] { mia, karim })
        {
            await Assertions.Expect(page.Locator("#unread-count")).Not.ToHaveTextAsync("");
            await page.GotoAsync("/inbox");
            await Assertions.Expect(page.Locator("li .reach", new() { HasText = "answered" }).First).ToBeVisibleAsync();
        }

        await mia.GotoAsync("/roadmap");
        await Assertions.Expect(mia.GetByText(Title).First).ToBeVisibleAsync();
    }

    private static async Task LooksWholeAsync(Portal portal)
    {
        var idea = await portal.Look(db => db.Ideas.SingleAsync());
        Assert.Equal(IdeaStage.Planned, idea.Stage);
        Assert.True(idea.AnsweredAt <= idea.AnswerDueAt);
        Assert.Equal([IdeaStage.Open, IdeaStage.Forwarded, IdeaStage.Planned], await portal.Look(db => db.StageMoves.OrderBy(row => row.Id).Select(row => row.To).ToListAsync()));
        Assert.Equal(Statement, (await portal.Look(db => db.Forwards.SingleAsync())).Statement);
    }
}
