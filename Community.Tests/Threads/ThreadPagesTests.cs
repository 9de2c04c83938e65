using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Funnel;
using Community.Ideas;
using Community.Moderation;
using Community.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

public sealed class ThreadPagesTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;
    private HttpClient marie = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        idea = await portal.NewIdeaAsync(portal.Omid);
        marie = await portal.SignedIn(portal.Marie);
    }

    public async ValueTask DisposeAsync()
    {
        marie.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task Without_script_one_posts_replies_edits_reacts_and_takes_away()
    {
        var page = await OpenAsync(marie, $"/ideas/{idea.Id}");
        var placed = await SendAsync(page.QuerySelector("form.composer")!, ("Text", "**One** stud higher"));
        Assert.Equal($"/ideas/{idea.Id}?post=1#post-{idea.ThreadId}-1", placed.Headers.Location!.ToString());

        page = await OpenAsync(marie, $"/ideas/{idea.Id}");
        var post = page.QuerySelector("[data-seq='1']")!;
        Assert.Equal("author", post.ParentElement!.GetAttribute("data-mine"));
        Assert.Equal("One", post.QuerySelector("strong")!.TextContent);
        Assert.Equal(portal.Marie.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), post.GetAttribute("data-author"));
        // Its menus are the script's; without it they lead to a page with the same acts.
        var acts = await OpenAsync(marie, post.QuerySelector(".menu a[href$='/acts']")!.GetAttribute("href")!);
        await SendAsync(acts.QuerySelector("form[action$='/reactions/idea']")!);
        var reply = await OpenAsync(marie, post.QuerySelector("a[href$='/reply']")!.GetAttribute("href")!);
        await SendAsync(reply.QuerySelector("form.composer")!, ("Text", "And it still closes"));
        var edit = await OpenAsync(marie, acts.QuerySelector("a[href$='/edit']")!.GetAttribute("href")!);
        Assert.Equal("**One** stud higher", edit.QuerySelector("textarea")!.TextContent);
        await SendAsync(edit.QuerySelector("form.composer")!, ("Text", "**Two** studs higher"));

        page = await OpenAsync(marie, $"/ideas/{idea.Id}");
        post = page.QuerySelector("[data-seq='1']")!;
        Assert.Equal("Two", post.QuerySelector("strong")!.TextContent);
        Assert.Equal("idea author", post.ParentElement!.GetAttribute("data-mine"));
        Assert.NotNull(page.QuerySelector($"#replies-{idea.ThreadId}-1 [data-seq='2'].reply"));
        var history = await OpenAsync(marie, post.QuerySelector("a[href$='/history']")!.GetAttribute("href")!);
        Assert.Equal(["Two", "One"], history.QuerySelectorAll(".said strong").Select(word => word.TextContent));
        await SendAsync(post.QuerySelector(".reaction .back")!);
        await SendAsync(acts.QuerySelector("form:has(.grave)")!);
        page = await OpenAsync(marie, $"/ideas/{idea.Id}");
        Assert.NotNull(page.QuerySelector("[data-seq='1'].gone"));
        Assert.DoesNotContain("studs higher", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await marie.GetAsync($"/threads/{idea.ThreadId}/posts/1/acts")).StatusCode);
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_its_words_beside_the_field()
    {
        var page = await OpenAsync(marie, $"/ideas/{idea.Id}");

        var answer = await SendAsync(page.QuerySelector("form.composer")!, ("Text", new string('x', 10_001)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(10_001, again.QuerySelector("textarea")!.TextContent.Trim().Length);
        Assert.Contains("10000", again.QuerySelector(".field-error")!.TextContent.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("composer", again.QuerySelector("textarea")!.Closest("turbo-frame")!.Id);
    }

    [Fact]
    public async Task A_visitor_reads_is_asked_to_sign_in_and_comes_back_to_the_page()
    {
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "One stud higher."));
        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.Referrer = new Uri($"{portal.Address}/ideas/{idea.Id}");

        var page = await OpenAsync(visitor, $"/ideas/{idea.Id}");
        var pressed = await visitor.PostAsync($"/threads/{idea.ThreadId}/posts/1/reactions/brick", new FormUrlEncodedContent([]));

        Assert.Null(page.QuerySelector("form.composer"));
        Assert.NotNull(page.QuerySelector(".invite a[href^='/account/sign-in?next=']"));
        Assert.Contains(Uri.EscapeDataString($"/ideas/{idea.Id}"), pressed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/threads/999/changes?after=0")).StatusCode);
    }

    [Fact]
    public async Task A_long_thread_is_read_in_stretches_and_every_post_has_an_address()
    {
        for (var number = 1; number <= 120; number++) await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, $"Thought {number}"));
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "A late reply", 3));
        var seen = new List<long>();

        for (string? next = $"/ideas/{idea.Id}"; next is not null;)
        {
            var page = await OpenAsync(marie, next);
            seen.AddRange(page.QuerySelectorAll(".post").Select(post => long.Parse(post.GetAttribute("data-seq")!, System.Globalization.CultureInfo.InvariantCulture)));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 121).Select(number => (long)number), seen.Distinct().Order());
        Assert.Equal([3L, 121L, 72L], seen.Take(3));
        var led = await marie.GetAsync($"/threads/{idea.ThreadId}/posts/30");
        Assert.Equal(HttpStatusCode.SeeOther, led.StatusCode);
        var stretch = await OpenAsync(marie, led.Headers.Location!.ToString());
        Assert.Equal("30", Assert.Single(stretch.QuerySelectorAll(".shell.sought > .post")).GetAttribute("data-seq"));
        Assert.EndsWith($"#post-{idea.ThreadId}-30", led.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Empty((await OpenAsync(marie, $"/ideas/{idea.Id}?post=999")).QuerySelectorAll(".sought"));
    }

    [Fact]
    public async Task Why_a_post_is_hidden_is_read_by_its_author_and_by_those_who_may_restore_it()
    {
        await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "Something unkind."));
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId).Select(row => row.Id).SingleAsync());
        var report = await portal.Do((ReportContent report) => report.By(portal.Omid, SubjectKind.Post, post, ReportGround.Unkind, ""));
        var id = await portal.Look(db => db.Reports.Select(row => row.Id).SingleAsync());
        await portal.Do((DecideReport decide) => decide.By(portal.Line, id, DecisionKind.Hide, "It calls somebody a name."));
        Assert.True(report.Succeeded);

        foreach (var (reader, reads) in new[] { (portal.Marie, true), (portal.Line, true), (portal.Karim, false), (portal.Omid, false) })
        {
            using var browser = await portal.SignedIn(reader);
            Assert.Equal((reader.Name, reads), (reader.Name, (await OpenAsync(browser, $"/ideas/{idea.Id}")).QuerySelector(".shell > .note")?.TextContent.Contains("It calls somebody a name.", StringComparison.Ordinal) ?? false));
        }

        using var visitor = portal.Visitor();
        Assert.Null((await OpenAsync(visitor, $"/ideas/{idea.Id}")).QuerySelector(".shell > .note"));
    }

    [Fact]
    public async Task A_post_says_in_what_office_its_author_speaks_and_a_move_from_where_to_where()
    {
        var carried = await portal.ForwardedIdeaAsync();
        foreach (var member in new[] { portal.Karim, portal.Aylin, portal.Priya, portal.Admin, portal.Line, portal.Marie })
            await portal.Do((PlacePost place) => place.By(member, carried.ThreadId, $"A word of {member.Name}."));
        await portal.Move(portal.Admin, carried.Id, IdeaStage.InReview, "Thank you, I look at it this week.");

        var page = await OpenAsync(marie, $"/ideas/{carried.Id}");

        Assert.Equal(["Ambassador", "Ambassador", "Product team", "Administrator", "Community team", null],
            Enumerable.Range(2, 6).Select(seq => page.QuerySelector($"[data-seq='{seq}'] .who > .stage")?.TextContent));
        Assert.Equal("Ankara Builders", page.QuerySelector("[data-seq='3'] .from")!.TextContent);
        var moved = page.QuerySelector("[data-seq='8'].moved")!;
        Assert.Equal(["Forwarded", "InReview"], moved.QuerySelectorAll(".stage").Select(stage => stage.GetAttribute("data-stage")));
        Assert.Equal("Thank you, I look at it this week.", moved.QuerySelector(".said")!.TextContent.Trim());
    }

    [Fact]
    public async Task Changes_bring_everything_since_and_nothing_that_was_hidden()
    {
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "One stud higher."));
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "Something unkind."));
        await portal.Look(async db => await db.SaveAsync<Done>(async () =>
        {
            var id = await db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Seq == 2).Select(post => post.Id).SingleAsync();
            await db.SetPostHiddenAsync(id, hidden: true, default);
            return Done.It;
        }));

        var answer = await marie.GetAsync($"/threads/{idea.ThreadId}/changes?after=0");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("3", answer.Headers.GetValues("Change").Single());
        Assert.Equal("text/vnd.turbo-stream.html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("One stud higher.", html, StringComparison.Ordinal);
        Assert.Contains("data-seq=\"2\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unkind", html, StringComparison.Ordinal);
        Assert.DoesNotContain("⟦", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_away_for_very_long_is_told_to_look_anew_and_not_each_step()
    {
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "One stud higher."));
        await portal.Look(db => db.Threads.Where(thread => thread.Id == idea.ThreadId).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.LastChange, 501)));

        var answer = await marie.GetAsync($"/threads/{idea.ThreadId}/changes?after=0");
        Assert.Equal("501", answer.Headers.GetValues("Change").Single());
        Assert.Contains("action=\"refresh\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("refresh", await marie.GetStringAsync($"/threads/{idea.ThreadId}/changes?after=1"), StringComparison.Ordinal);
    }

    private static async Task<IDocument> OpenAsync(HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("⟦", html, StringComparison.Ordinal);
        return new HtmlParser().ParseDocument(html);
    }

    private Task<HttpResponseMessage> SendAsync(IElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in typed) fields[name] = value;
        return marie.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }
}
