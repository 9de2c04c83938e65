using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Ideas;
using Community.Moderation;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Notifications;

public sealed class InboxPageTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;
    private HttpClient omid = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        idea = await portal.NewIdeaAsync(portal.Omid);
        omid = await portal.SignedIn(portal.Omid);
    }

    public async ValueTask DisposeAsync()
    {
        omid.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_notice_leads_to_its_post_and_following_it_reads_it_while_fetching_ahead_does_not()
    {
        var empty = await PageAsync("/inbox");
        Assert.NotNull(empty.QuerySelector(".empty a[href='/ideas']"));
        Assert.Equal("", empty.QuerySelector("#unread-count")!.TextContent);

        var placed = await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "**Could** the rim be higher?"));
        await portal.SettleAsync();
        var page = await PageAsync("/inbox");
        var row = page.QuerySelector("li.unread")!;
        Assert.Equal("1", page.QuerySelector("#unread-count")!.TextContent);
        Assert.Contains("Marie Jensen wrote about your idea A tray that clips under the plate", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Could the rim be higher?", row.TextContent, StringComparison.Ordinal);
        var link = row.QuerySelector("a.reach")!.GetAttribute("href")!;

        using var ahead = new HttpRequestMessage(HttpMethod.Get, link);
        ahead.Headers.Add("X-Sec-Purpose", "prefetch");
        Assert.Equal(HttpStatusCode.NoContent, (await omid.SendAsync(ahead)).StatusCode);
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.NotFound, (await marie.GetAsync(link)).StatusCode);
        Assert.Equal("1", (await PageAsync("/inbox")).QuerySelector("#unread-count")!.TextContent);

        var followed = await omid.GetAsync(link);
        Assert.Equal(HttpStatusCode.SeeOther, followed.StatusCode);
        Assert.Equal($"/threads/{idea.ThreadId}/posts/{placed.Value.Seq}", followed.Headers.Location!.ToString());
        Assert.Empty((await PageAsync("/inbox")).QuerySelectorAll("li.unread"));
        Assert.Equal(HttpStatusCode.SeeOther, (await omid.GetAsync(link)).StatusCode);
        Assert.Equal(0, await portal.Look(db => db.Inboxes.Where(inbox => inbox.MemberId == portal.Omid.Id).Select(inbox => inbox.Unread).SingleAsync()));
    }

    [Fact]
    public async Task Marking_all_reads_what_was_seen_and_a_long_inbox_goes_on_without_a_gap()
    {
        await NoticesAsync(Enumerable.Range(0, 65).Select(number => new Notice { Kind = NoticeKind.MilestoneReached, IdeaId = idea.Id, EventId = 10_000 + number, Detail = "25", At = DateTime.UtcNow.AddHours(-65 + number) }));

        var seen = new List<string>();
        var page = await PageAsync("/inbox");
        var upTo = page.QuerySelector("input[name=upTo]")!.GetAttribute("value")!;
        for (; ; page = await PageAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!))
        {
            seen.AddRange(page.QuerySelectorAll("li[id^=notice-]").Select(row => row.Id!));
            Assert.InRange(page.QuerySelectorAll("h2.day").Length, 1, 4);
            if (page.QuerySelector("a[rel=next]") is null) break;
        }

        Assert.Equal(65, seen.Distinct().Count());
        Assert.Equal(65, seen.Count);

        await NoticesAsync([new Notice { Kind = NoticeKind.MilestoneReached, IdeaId = idea.Id, EventId = 20_000, Detail = "100", At = DateTime.UtcNow }]);
        await omid.PostAsync("/inbox", new FormUrlEncodedContent(new Dictionary<string, string> { ["upTo"] = upTo }));
        Assert.Equal("1", (await PageAsync("/inbox")).QuerySelector("#unread-count")!.TextContent);
    }

    [Fact]
    public async Task Every_kind_has_its_sentence_and_a_visitor_is_asked_to_sign_in()
    {
        var post = await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "Mine."));
        var build = await portal.NewBuildAsync(portal.Omid);
        string[] details = [.. Enum.GetNames<IdeaStage>().Skip(1)];
        var decisions = Enum.GetNames<DecisionKind>();
        var notices = Enum.GetValues<NoticeKind>().SelectMany(kind => (kind switch
        {
            NoticeKind.StageChanged or NoticeKind.Answered => details,
            NoticeKind.ReportDecided => decisions,
            NoticeKind.MilestoneReached => ["1000"],
            NoticeKind.Reported => Enum.GetNames<ReportGround>(),
            _ => [""],
        }).SelectMany(detail => new[]
        {
            new Notice { Kind = kind, Detail = detail, IdeaId = idea.Id, GroupId = portal.Club.Id, ActorId = portal.Marie.Id },
            new Notice { Kind = kind, Detail = detail, IdeaId = idea.Id, GroupId = portal.Club.Id, ThreadId = idea.ThreadId, Seq = post.Value.Seq, ActorId = 1 },
            new Notice { Kind = kind, Detail = detail, IdeaId = 999, ActorId = portal.Marie.Id },
            new Notice { Kind = kind, Detail = detail, BuildId = build.Id, GroupId = portal.Club.Id, ActorId = portal.Marie.Id },
        })).Select((notice, number) => { (notice.EventId, notice.At) = (30_000 + number, DateTime.UtcNow); return notice; }).ToList();
        await NoticesAsync(notices);

        var rows = 0;
        for (var address = "/inbox"; address is not null;)
        {
            var page = await PageAsync(address);
            Assert.DoesNotContain("⟦", page.Body!.TextContent, StringComparison.Ordinal);
            rows += page.QuerySelectorAll("li[id^=notice-]").Length;
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(notices.Count, rows);
        foreach (var id in await portal.Look(db => db.Notices.Select(notice => notice.Id).Take(20).ToListAsync()))
            Assert.Equal(HttpStatusCode.SeeOther, (await omid.GetAsync($"/inbox/{id}")).StatusCode);
        using var visitor = portal.Visitor();
        Assert.Contains("sign-in", (await visitor.GetAsync("/inbox")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private Task<int> NoticesAsync(IEnumerable<Notice> notices) => portal.Do(async (CommunityDb db) =>
    {
        var rows = notices.ToList();
        foreach (var row in rows) row.MemberId = portal.Omid.Id;
        db.Notices.AddRange(rows);
        if (await db.Inboxes.FindAsync(portal.Omid.Id) is { } inbox) inbox.Unread += rows.Count;
        else db.Inboxes.Add(new Inbox { MemberId = portal.Omid.Id, Unread = rows.Count });
        return await db.SaveChangesAsync();
    });

    private async Task<IDocument> PageAsync(string address)
    {
        var answer = await omid.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
