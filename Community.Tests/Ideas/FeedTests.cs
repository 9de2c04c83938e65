using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Community.Database;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Platform;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>What feed readers, search engines and those to whom a page is sent are told of it.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private static readonly XNamespace Name = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private Portal portal = null!;
    private HttpClient visitor = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Portal:BaseUrl", "https://bricks.example"), ("AllowedHosts", "127.0.0.1"), ("Portal:OutputCache", "true"));
        visitor = portal.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task The_list_is_a_valid_feed_whose_filters_hold_and_whose_names_stay()
    {
        var first = await portal.NewIdeaAsync(portal.Marie, "Plates & <trays> ]]> for all");
        var second = await portal.NewIdeaAsync(portal.Omid, "A lamp of bricks");
        await portal.Do((SortIdea sort) => sort.By(portal.Line, first.Id, "storage"));
        await portal.Do((SortIdea sort) => sort.By(portal.Line, second.Id, "sets"));
        await portal.Do((SaveDraft save) => save.By(portal.Marie, null, new IdeaDraft("Not yet for others", "", "")));
        // An import may have brought signs that XML cannot write.
        await portal.Look(db => db.Ideas.Where(row => row.Id == second.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "A lamp\u000b of \uFFFEbricks")));

        var feed = await AtomAsync("/ideas.atom");
        Assert.Equal(["A lamp of bricks", "Plates & <trays> ]]> for all"], Entries(feed).Select(entry => entry.Element(Name + "title")!.Value));
        Assert.Equal("en", feed.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Contains("<p", Entries(feed)[1].Element(Name + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal($"https://bricks.example/ideas/{first.Id}.atom", Link(Entries(feed)[1], "replies"));
        var narrow = await AtomAsync("/ideas.atom?line=storage");
        Assert.Equal(Entries(feed)[1].Element(Name + "id")!.Value, Assert.Single(Entries(narrow)).Element(Name + "id")!.Value);
        Assert.NotEqual(feed.Element(Name + "id")!.Value, narrow.Element(Name + "id")!.Value);
        Assert.Equal("https://bricks.example/ideas?line=storage", Link(narrow, "alternate"));
        Assert.Empty(Entries(await AtomAsync("/ideas.atom?stage=Launched")));

        await portal.Do((EditIdea edit) => edit.By(portal.Marie, first.Id, new IdeaDraft("Plates and trays for all of us", new string('a', 60), new string('b', 60)), 1));
        await SoonAsync(async () => Entries(await AtomAsync("/ideas.atom")).Exists(entry => entry.Element(Name + "title")!.Value == "Plates and trays for all of us"));
        var later = await AtomAsync("/ideas.atom", "fa");
        Assert.Equal(("fa", feed.Element(Name + "id")!.Value), (later.Attribute(XNamespace.Xml + "lang")!.Value, later.Element(Name + "id")!.Value));
        Assert.Equal(Entries(feed).Select(entry => entry.Element(Name + "id")!.Value), Entries(later).Select(entry => entry.Element(Name + "id")!.Value));
    }

    [Fact]
    public async Task An_idea_is_a_feed_of_what_is_said_about_it_and_of_nothing_that_was_taken_away_or_hidden()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await portal.NewIdeaAsync(portal.Omid, "One that stays");
        foreach (var words in new[] { "One stud higher & <b>more</b>", "Gone soon", "Hidden soon" }) await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, words));
        var address = $"/ideas/{idea.Id}.atom";
        Assert.Equal(4, Entries(await AtomAsync(address)).Count);
        await portal.Do((RemovePost remove) => remove.By(portal.Omid, idea.ThreadId, 2));
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId && row.Seq == 3).Select(row => row.Id).SingleAsync());
        await HideAsync(SubjectKind.Post, post);

        await SoonAsync(async () => Entries(await AtomAsync(address)).Count == 2);
        var entries = Entries(await AtomAsync(address));
        Assert.Equal([$"Omid on “{idea.Title}”", idea.Title], entries.Select(entry => entry.Element(Name + "title")!.Value));
        Assert.Contains("&lt;b&gt;more", entries[0].Element(Name + "content")!.Value, StringComparison.Ordinal);

        await HideAsync(SubjectKind.Idea, idea.Id);
        await SoonAsync(async () => (await visitor.GetAsync(address)).StatusCode == HttpStatusCode.NotFound);
        await SoonAsync(async () => !(await visitor.GetStringAsync("/ideas.atom")).Contains(idea.Title, StringComparison.Ordinal));
        await SoonAsync(async () => !(await visitor.GetStringAsync("/sitemap/ideas/1.xml")).Contains($"/ideas/{idea.Id}/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_the_newest_is_told_so_in_a_line()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await portal.SettleAsync();
        // Within the second of a change nobody is told by date, which tells whole seconds.
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        foreach (var path in new[] { "/ideas.atom", $"/ideas/{idea.Id}.atom", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/ideas/1.xml" })
        {
            // Kept or drawn for this request: both know.
            for (var turn = 0; turn < 2; turn++)
            {
                var answer = await visitor.GetAsync(path + (turn == 0 ? "?turn=0" : ""));
                var (tag, modified) = (answer.Headers.ETag!, answer.Content.Headers.LastModified!.Value);
                Assert.Equal(HttpStatusCode.NotModified, await AskAsync(path, request => request.Headers.IfNoneMatch.Add(tag)));
                Assert.Equal(HttpStatusCode.NotModified, await AskAsync(path, request => request.Headers.IfModifiedSince = modified));
                Assert.Equal(HttpStatusCode.OK, await AskAsync(path, request => request.Headers.IfModifiedSince = modified.AddSeconds(-1)));
                Assert.Equal(HttpStatusCode.OK, await AskAsync(path, request => request.Headers.IfNoneMatch.ParseAdd("\"another\"")));
            }
        }
    }

    [Fact]
    public async Task A_page_says_what_it_is_and_where_it_lives()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        var address = $"https://bricks.example/ideas/{idea.Id}/{idea.Slug}";
        var page = await visitor.Read($"/ideas/{idea.Id}?post=1");
        string? Card(string name) => page.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content");
        Assert.Equal((address, address), (page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Card("url")));
        Assert.Equal(("article", idea.Title, idea.Excerpt), (Card("type"), Card("title"), Card("description")));
        Assert.Equal($"/ideas/{idea.Id}.atom", page.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        Assert.Equal("image/png", (await visitor.GetAsync(new Uri(Card("image")!).AbsolutePath)).Content.Headers.ContentType!.MediaType);
        page = await visitor.Read("/ideas?tag=light&sort=new");
        Assert.Equal("/ideas.atom?sort=new&tag=light", page.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        // What is nobody else's business has no card.
        Assert.Null((await visitor.Read("/account/sign-in")).QuerySelector("link[rel=canonical]"));

        var robots = await visitor.GetStringAsync("/robots.txt");
        Assert.Contains("Sitemap: https://bricks.example/sitemap.xml", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /ideas", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_bears_twenty_thousand_ideas()
    {
        // The same on every database, and slow to lay out.
        if (portal.Provider != DatabaseProvider.Sqlite) return;
        const int Ideas = 20_000;
        var first = await portal.NewIdeaAsync(portal.Marie);
        await portal.Look(db =>
        {
            var columns = string.Join(", ", db.Model.FindEntityType(typeof(Idea))!.GetProperties().Select(property => $"\"{property.GetColumnName()}\"").Where(name => name != "\"Id\""));
            var copies = "WITH RECURSIVE numbers(n) AS (SELECT {0} + 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {0} + {1} - 1) "
                + $"INSERT INTO Ideas (\"Id\", {columns}) SELECT n, {columns} FROM numbers JOIN Ideas ON Ideas.Id = {{0}}";
            return db.Database.ExecuteSqlRawAsync(copies, first.Id, Ideas);
        });
        var parts = XElement.Parse(await visitor.GetStringAsync("/sitemap.xml?all=1")).Descendants(Map + "loc").Select(loc => new Uri(loc.Value).AbsolutePath).ToList();
        Assert.Equal("/sitemap/pages.xml", parts[0]);
        var found = new List<string>();
        foreach (var part in parts.Skip(1))
        {
            var addresses = XElement.Parse(await visitor.GetStringAsync(part)).Descendants(Map + "loc").Select(loc => loc.Value).ToList();
            Assert.InRange(addresses.Count, 1, IdeaAddresses.PartSize);
            found.AddRange(addresses);
        }

        Assert.Equal(Ideas, found.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/sitemap/ideas/{parts.Count}.xml")).StatusCode);
    }

    /// <summary>The feed, once it holds all that the standard asks of one.</summary>
    private async Task<XElement> AtomAsync(string path, string language = "en")
    {
        // The portal's own cookies are for https alone, so a jar would not send them here.
        using var reader = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(portal.Address) };
        reader.DefaultRequestHeaders.Add("Cookie", $"__Host-language={language}");
        var answer = await reader.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var feed = XElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(Name + "feed", feed.Name);
        Assert.Equal("https://bricks.example" + path, Link(feed, "self"));
        foreach (var it in Entries(feed).Prepend(feed))
        {
            Assert.Matches("^tag:bricks\\.example,2[0-9-]+:", Assert.Single(it.Elements(Name + "id")).Value);
            Assert.NotEqual("", Assert.Single(it.Elements(Name + "title")).Value);
            Assert.NotEqual("", Assert.Single(it.Elements(Name + "author")).Element(Name + "name")!.Value);
            Assert.True(DateTime.TryParseExact(Assert.Single(it.Elements(Name + "updated")).Value, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            Assert.StartsWith("https://bricks.example/", Link(it, "alternate"), StringComparison.Ordinal);
        }

        Assert.Equal(Entries(feed).Count, Entries(feed).Select(entry => entry.Element(Name + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
        return feed;
    }

    private async Task<HttpStatusCode> AskAsync(string path, Action<HttpRequestMessage> say)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        say(request);
        return (await visitor.SendAsync(request)).StatusCode;
    }

    private async Task HideAsync(SubjectKind subject, long id)
    {
        var report = await portal.Do((ReportContent report) => report.By(portal.Karim, subject, id, ReportGround.Spam, "Look"));
        var row = await portal.Look(db => db.Reports.Where(row => row.Receipt == report.Value.Receipt).Select(row => row.Id).SingleAsync());
        Assert.True((await portal.Do((DecideReport decide) => decide.By(portal.Line, row, DecisionKind.Hide, "Not what this place is for, sorry."))).Succeeded);
    }

    private static Task SoonAsync(Func<Task<bool>> isSo) => Soon.HoldsAsync(isSo, Soon.BeforeAPageEnds);

    private static List<XElement> Entries(XElement feed) => [.. feed.Elements(Name + "entry")];

    private static string Link(XElement of, string relation) => of.Elements(Name + "link").Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;
}
