using System.Net;
using AngleSharp.Dom;
using Community.Groups;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class RealImportTests
{
    private const string Statement = "Our spring meeting came back to this three times, and nobody left the room against it.";
    private const string Reply = "We will plan this with the people who asked for it, and tell you in spring how far we came.";

    // The shortest there is, briefer than an idea written here may be, and the longest.
    private static readonly string[] Keys = ["212", "51"];

    [Fact]
    public async Task A_real_conversation_shows_the_expected_counts_is_answered_from_pages_and_stays_the_same_when_it_comes_again()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("COMMUNITY_TEST_DATA") ?? "", "biodiversity");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "ideas.csv")), "COMMUNITY_TEST_DATA names no folder with the biodiversity conversation; the format itself is tested on small files.");
        await using var portal = await Portal.WithCastAsync();
        var (ideas, votes) = (await File.ReadAllTextAsync(Path.Combine(folder, "ideas.csv")), await File.ReadAllTextAsync(Path.Combine(folder, "votes.csv")));
        var expected = (await File.ReadAllLinesAsync(Path.Combine(folder, "expected.csv"))).Skip(1).Select(line => line.Split(',')).ToDictionary(parts => parts[0], parts => long.Parse(parts[1], null), StringComparer.Ordinal);

        Assert.Empty((await portal.ImportIdeasAsync(ideas, portal.Club.Slug)).Value.Refused);
        Assert.Empty((await portal.ImportVotesAsync(votes)).Value.Refused);
        var end = await portal.EndAsync();
        var addresses = await portal.Look(db => db.Ideas.Where(idea => Keys.Contains(idea.ImportKey)).Select(idea => $"/ideas/{idea.Id}/{idea.Slug}").ToListAsync());
        foreach (var address in addresses) await ForwardAsync(portal, address);
        foreach (var address in addresses) await AnswerAsync(portal, address);
        var pages = await ReadAsync(portal, addresses);
        var again = (Ideas: (await portal.ImportIdeasAsync(ideas, portal.Club.Slug)).Value, Votes: (await portal.ImportVotesAsync(votes)).Value);

        Assert.Equal(Keys.Length, addresses.Count);
        Assert.Equal(expected, await portal.Look(db => db.Ideas.ToDictionaryAsync(idea => idea.ImportKey!, idea => idea.VoteCount)));
        Assert.Equal((0, 0, 0), (again.Ideas.Added, again.Votes.Added, again.Votes.TakenBack));
        Assert.Empty(again.Ideas.Refused);
        Assert.Empty(again.Votes.Refused);
        Assert.Equal(end, await portal.EndAsync());
        Assert.Equal(pages, await ReadAsync(portal, addresses));
        Assert.Equal(524, await portal.Look(db => db.Members.CountAsync(row => row.Kind == MemberKind.Imported)));
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
        Assert.Equal(GroupStatus.Recognised, portal.Club.Status);
    }

    /// <summary>The group's ambassador opens the page and sends the form that is on it, filled in.</summary>
    private static async Task ForwardAsync(Portal portal, string address)
    {
        using var karim = await portal.SignedIn(portal.Karim);
        await SendAsync(karim, await karim.PageAsync(address), "#forward form", ("Statement", Statement));

        var page = await karim.PageAsync(address);
        Assert.Equal("Forwarded", Stage(page));
        Assert.Contains("The product team answers by", page.QuerySelector(".clock")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Statement, page.QuerySelector("#carried")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("forwarded this to the product team", Assert.Single(page.QuerySelectorAll(".post.moved")).TextContent, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(Portal portal, string address)
    {
        using var priya = await portal.SignedIn(portal.Priya);
        await SendAsync(priya, await priya.PageAsync(address), "#answer form", ("To", "Planned"), ("Answer", Reply));

        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync(address);
        var answer = Assert.Single(page.QuerySelectorAll(".post.official"));
        Assert.Equal("Planned", Stage(page));
        Assert.Equal(("Priya", Reply), (answer.QuerySelector(".name")!.TextContent, answer.QuerySelector(".said")!.TextContent.Trim()));
        Assert.Contains("The promise was kept.", page.QuerySelector(".clock.answered:not(.late)")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], page.QuerySelectorAll("[data-seq]").Select(post => post.GetAttribute("data-seq")!));
        Assert.Contains(address, (await visitor.PageAsync("/roadmap")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!));
    }

    /// <summary>As a browser does: what the form holds already goes along.</summary>
    private static async Task SendAsync(HttpClient client, IDocument page, string form, params (string Key, string Value)[] typed)
    {
        var sent = page.QuerySelector(form)!;
        var held = sent.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!));
        Assert.All(typed, field => Assert.NotNull(sent.QuerySelector($"[name={field.Key}]")));
        Assert.Equal(HttpStatusCode.SeeOther, (await client.SendFormAsync(sent.GetAttribute("action")!, [.. held, .. typed])).StatusCode);
    }

    /// <summary>All that a visitor reads of the ideas; how long ago something was goes on by itself.</summary>
    private static async Task<List<string>> ReadAsync(Portal portal, IEnumerable<string> addresses)
    {
        using var visitor = portal.Visitor();
        var read = new List<string>();
        foreach (var address in addresses)
        {
            var page = await visitor.PageAsync(address);
            foreach (var time in page.QuerySelectorAll("main time")) time.TextContent = time.GetAttribute("datetime")!;
            read.Add($"{page.QuerySelector("main [data-votes]")!.GetAttribute("data-votes")} {page.QuerySelector("main")!.TextContent}");
        }

        return read;
    }

    private static string? Stage(IDocument page) => page.QuerySelector(".head-aside [data-stage]")?.GetAttribute("data-stage");
}
