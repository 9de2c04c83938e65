using Community.Browser;
using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Notifications;

/// <summary>Bell, inbox, report sheet and queue as people meet them; pictures go to artifacts/screens.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class LiveInboxTests : IAsyncLifetime
{
    private const string Words = "We are reviewing this with the storage team this week, and we like the clip.";

    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        Chrome.SkipWhereMissing();
        portal = await Portal.WithCastAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task The_count_moves_by_itself_and_what_arrives_stands_on_top()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid, "A sorting tray that snaps under every baseplate");
        await using var window = await Chrome.Open(portal.Address);
        var page = window.Page;
        await SignInAsync(page, portal.Omid);
        await page.GotoAsync("/inbox");
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.WaitForSelectorAsync("[data-live-topic-value=inbox][data-line=here]");

        await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "Could the rim be one stud higher? Ours has to survive a tram ride."));
        await Assertions.Expect(page.Locator("#unread-count")).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator("#inbox-arrivals li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".empty")).ToBeHiddenAsync();
        await FillAsync(idea);
        await Assertions.Expect(page.Locator("#unread-count")).ToHaveTextAsync("5");
        // Which of two follow-ups of one moment is done first is nobody's promise.
        await Assertions.Expect(page.Locator("#inbox-arrivals li .reach", new() { HasText = "answered your idea" })).ToBeVisibleAsync();

        // Another member's bell stays still: a topic without a name is everybody's own.
        await using var other = await Chrome.Open(portal.Address);
        await SignInAsync(other.Page, await portal.NewMemberAsync("Nobody Else"));
        await Assertions.Expect(other.Page.Locator("#unread-count")).ToHaveTextAsync("");

        await page.ReloadAsync();
        await page.Locator("li.unread .reach").Last.ClickAsync();
        await page.ArrivesAtAsync("**/ideas/**");
        await Assertions.Expect(page.Locator(".shell.sought > .post")).ToBeInViewportAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#unread-count")).ToHaveTextAsync("4");
        await Assertions.Expect(page.Locator("li.unread")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Reporting_opens_on_a_sheet_and_what_was_decided_can_be_read_by_everyone()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid, "A sorting tray that snaps under every baseplate");
        var placed = await portal.Do((PlacePost place) => place.By(portal.Tomas, idea.ThreadId, "Ten kilos of mixed parts, **cheap**, write to me."));
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId && row.Seq == placed.Value.Seq).Select(row => row.Id).SingleAsync());
        await using var window = await Chrome.Open(portal.Address);
        var page = window.Page;
        await SignInAsync(page, portal.Marie);
        await page.GotoAsync("/inbox");
        await page.EvaluateAsync($"document.querySelector('#sheet').src = '/reports/new?subject=Post&id={post}'");
        await page.Locator("dialog[open] label", new() { HasText = "Advertising" }).ClickAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Screens.Folder, "report-sheet.png") });
        await Axe.Check(page);
        await page.Locator("dialog[open] button.btn-ember").ClickAsync();
        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("receipt");
        await Assertions.Expect(page.Locator("#sheet-dialog")).ToBeHiddenAsync();

        await portal.Do((ReportContent report) => report.By(null, SubjectKind.Post, post, ReportGround.Illegal, "It is not the first time; last month it was at the coffee table."));
        await portal.Do((ReportContent report) => report.By(portal.Marie, SubjectKind.Idea, idea.Id, ReportGround.OffSubject, ""));
        await using var desk = await Chrome.Open(portal.Address);
        await SignInAsync(desk.Page, portal.Line);
        await desk.Page.GotoAsync("/moderation");
        await desk.Page.Locator("textarea").First.FillAsync("Selling belongs on the marketplace, not under an idea.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Hide it" }).First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("article.case")).ToHaveCountAsync(1);
        await desk.Page.GotoAsync("/moderation?tab=decided");
        await Axe.Check(desk.Page);
        await Screens.Shoot(desk.Page, "moderation-decided");
        await desk.Page.GotoAsync("/reports/" + await portal.Look(db => db.Reports.Where(report => report.ReporterId == null).Select(report => report.Receipt).SingleAsync()));
        await Axe.Check(desk.Page);
    }

    private async Task FillAsync(Idea idea)
    {
        await portal.Do((PlacePost place) => place.By(portal.Tomas, idea.ThreadId, "One stud is 9.6 mm. It still closes, I tried it with @omid’s prototype."));
        for (var number = 0; number < 5; number++) await portal.Do((VoteForIdea vote) => vote.By(new[] { portal.Karim, portal.Lena, portal.Aylin, portal.Marie, portal.Line }[number], idea.Id));
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.Club.Id)));
        await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, idea.Id, portal.Club.Slug, Words));
        await portal.Do((MoveIdea move) => move.By(portal.Priya, idea.Id, new Verdict(IdeaStage.InReview)));
        await portal.Do((MoveIdea move) => move.By(portal.Priya, idea.Id, new Verdict(IdeaStage.Shaping, Words)));
        await portal.SettleAsync();
    }

    // The form has tests of its own; here only the cookie is wanted.
    private async Task SignInAsync(IPage page, Member member)
    {
        await portal.EnterAsync(page.Context, member);
        await page.GotoAsync("/ideas");
        await page.WaitForSelectorAsync("#unread-count", new() { State = WaitForSelectorState.Attached });
    }
}
