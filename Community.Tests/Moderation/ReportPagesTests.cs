using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Ideas;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Moderation;

public sealed class ReportPagesTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;
    private Idea other = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        idea = await portal.NewIdeaAsync(portal.Omid);
        other = await portal.NewIdeaAsync(portal.Omid, "A lamp for the table");
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.Club.Id)));
        await portal.Look(db => db.Ideas.Where(row => row.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.OtherClub.Id)));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_visitor_reports_what_is_illegal_and_follows_it_by_the_receipt()
    {
        using var visitor = portal.Visitor();
        var form = await PageAsync(visitor, $"/reports/new?subject=Idea&id={idea.Id}");
        Assert.Equal(["Illegal"], form.QuerySelectorAll("input[name=Ground]").Select(input => input.GetAttribute("value")));
        Assert.Contains("clips under the plate", form.QuerySelector(".quoted")!.TextContent, StringComparison.Ordinal);

        var refused = await SendAsync(visitor, "Spam");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var made = await SendAsync(visitor, "Illegal");
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var receipt = made.Headers.Location!.ToString();
        Assert.Contains("Waiting for a decision", (await PageAsync(visitor, receipt)).Body!.TextContent, StringComparison.Ordinal);

        var id = await portal.Look(db => db.Reports.Select(report => report.Id).SingleAsync());
        await portal.Do((DecideReport decide) => decide.By(portal.Karim, id, DecisionKind.Hide, "The plan is stolen."));
        var fate = (await PageAsync(visitor, receipt)).Body!.TextContent;
        Assert.Contains("Hidden", fate, StringComparison.Ordinal);
        Assert.Contains("The plan is stolen.", fate, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/reports/AAAA-AAAA-AAAA")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/reports/new?subject=Idea&id={idea.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_refused_report_keeps_what_was_typed_and_a_press_over_a_thread_stays_there()
    {
        using var marie = await portal.SignedIn(portal.Marie);
        var refused = await SendAsync(marie, "", "He sells <parts>.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await ParseAsync(refused);
        Assert.Equal("He sells <parts>.", again.QuerySelector("textarea[name=Note]")!.TextContent.TrimStart('\n'));
        Assert.NotEqual("", again.QuerySelector("#ground-error")!.TextContent);
        Assert.Equal(5, again.QuerySelectorAll("input[name=Ground]").Length);

        marie.DefaultRequestHeaders.Add("Accept", "text/vnd.turbo-stream.html, text/html");
        var made = await SendAsync(marie, "Spam");
        Assert.StartsWith("text/vnd.turbo-stream.html", made.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        var receipt = await portal.Look(db => db.Reports.Select(report => report.Receipt).SingleAsync());
        Assert.Contains(receipt, await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_shows_each_their_own_keeps_a_refused_reason_and_is_decided_in_place()
    {
        var place = await portal.Do((PlacePost post) => post.By(portal.Marie, idea.ThreadId, "Ten kilos, cheap. <script>alert(1)</script>"));
        var post = await portal.Look(db => db.Posts.Where(row => row.Seq == place.Value.Seq && row.ThreadId == idea.ThreadId).Select(row => row.Id).SingleAsync());
        await portal.Do((ReportContent report) => report.By(portal.Omid, SubjectKind.Post, post, ReportGround.Spam, "Again."));
        await portal.Do((ReportContent report) => report.By(portal.Tomas, SubjectKind.Post, post, ReportGround.Unkind, ""));
        await portal.Do((ReportContent report) => report.By(portal.Tomas, SubjectKind.Idea, other.Id, ReportGround.OffSubject, ""));
        using var karim = await portal.SignedIn(portal.Karim);
        using var line = await portal.SignedIn(portal.Line);
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Contains("We sweep two thousand parts", (await PageAsync(line, "/moderation")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await marie.GetAsync("/moderation")).StatusCode);
        Assert.Equal(2, (await PageAsync(line, "/moderation")).QuerySelectorAll("article.case").Length);
        var queue = await PageAsync(karim, "/moderation");
        var only = Assert.Single(queue.QuerySelectorAll("article.case"));
        Assert.Equal(2, only.QuerySelectorAll("ul.plain li").Length);
        Assert.Contains("Ten kilos, cheap.", only.TextContent, StringComparison.Ordinal);
        Assert.Null(only.QuerySelector("script"));
        Assert.DoesNotContain("Tomas", only.TextContent, StringComparison.Ordinal);

        var address = only.QuerySelector("form")!.GetAttribute("action")!;
        var refused = await DecideAsync(karim, address, "Hide", "no");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await ParseAsync(refused);
        Assert.Equal("no", again.QuerySelector("textarea[name=Reason]")!.TextContent.TrimStart('\n'));
        Assert.NotEqual("", again.QuerySelector(".case .field-error")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(karim, address, "Hide", "Selling belongs elsewhere.")).StatusCode);
        Assert.NotNull((await PageAsync(karim, "/moderation")).QuerySelector(".empty"));
        var decided = await PageAsync(karim, "/moderation?tab=decided");
        Assert.Contains("Selling belongs elsewhere.", decided.QuerySelector("article.case")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(karim, decided.QuerySelector("article.case form")!.GetAttribute("action")!, "Restore", "It was a joke.")).StatusCode);
        Assert.True(await portal.Look(db => db.Posts.AnyAsync(row => row.Id == post && row.HiddenAt == null)));
    }

    [Fact]
    public async Task A_hidden_idea_is_gone_for_others_and_tells_its_author_why()
    {
        await portal.Do((ReportContent report) => report.By(portal.Tomas, SubjectKind.Idea, idea.Id, ReportGround.Spam, ""));
        var id = await portal.Look(db => db.Reports.Select(report => report.Id).SingleAsync());
        await portal.Do((DecideReport decide) => decide.By(portal.Karim, id, DecisionKind.Hide, "This is an advertisement."));
        await portal.SettleAsync();
        using var visitor = portal.Visitor();
        using var marie = await portal.SignedIn(portal.Marie);
        using var aylin = await portal.SignedIn(portal.Aylin);
        using var omid = await portal.SignedIn(portal.Omid);
        using var lena = await portal.SignedIn(portal.Lena);

        foreach (var stranger in new[] { visitor, marie, aylin }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/ideas/{idea.Id}")).StatusCode);
        foreach (var reader in new[] { omid, lena }) Assert.Contains("This is an advertisement.", (await PageAsync(reader, $"/ideas/{idea.Id}")).Body!.TextContent, StringComparison.Ordinal);
        var inbox = (await PageAsync(omid, "/inbox")).Body!.TextContent;
        Assert.Contains("hid your idea", inbox, StringComparison.Ordinal);
        Assert.Contains("This is an advertisement.", inbox, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(HttpClient client, string ground, string note = "") =>
        client.PostAsync("/reports", new FormUrlEncodedContent(new Dictionary<string, string> { ["Subject"] = "Idea", ["SubjectId"] = $"{idea.Id}", ["Ground"] = ground, ["Note"] = note }));

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, string address, string decision, string reason) =>
        client.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string> { ["Decision"] = decision, ["Reason"] = reason }));

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ParseAsync(answer);
    }

    private static async Task<IDocument> ParseAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
