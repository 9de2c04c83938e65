using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

public sealed class IdeaPagesTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_list_shows_bricks_filters_counts_and_a_next_page()
    {
        for (var number = 0; number < 22; number++) await portal.NewIdeaAsync(portal.Karim, $"Tray number {number} for the club", number < 3 ? "oresund" : "");
        using var client = await portal.SignedIn(portal.Karim);

        var first = await PageAsync(client, "/ideas?sort=new");
        Assert.Equal(20, first.QuerySelectorAll("article.idea").Length);
        Assert.All(first.QuerySelectorAll("article.idea .shell"), shell => Assert.Equal("vote", shell.GetAttribute("data-mine")));
        var second = await PageAsync(client, first.QuerySelector("[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(2, second.QuerySelectorAll("article.idea").Length);
        Assert.Empty(first.QuerySelectorAll("article.idea").Select(card => card.Id).Intersect(second.QuerySelectorAll("article.idea").Select(card => card.Id)));
        Assert.Equal(3, (await PageAsync(client, "/ideas?group=oresund")).QuerySelectorAll("article.idea").Length);
        Assert.NotNull((await PageAsync(client, "/ideas?tag=nobody-used-it")).QuerySelector(".empty"));
        Assert.NotNull((await PageAsync(client, "/ideas?sort=needs-you")).QuerySelector(".empty"));
        Assert.Equal(1, (await PageAsync(client, "/search?q=number%2021")).QuerySelectorAll("article.idea").Length);
        Assert.Contains("Øresund", (await PageAsync(client, "/search?q=oresund")).QuerySelector(".rows")!.TextContent, StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/search", "/search?q=zzz", "/ideas?sort=fair&stage=Nonsense&after=%00&lang=xx", "/ideas/similar?title=tray+number" })
            Assert.DoesNotContain("⟦", (await PageAsync(client, address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_idea_has_one_address_and_keeps_its_page()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid, group: "");
        using var visitor = portal.Visitor();
        var wrong = await visitor.GetAsync($"/ideas/{idea.Id}/an-old-title?x=1");
        Assert.Equal(HttpStatusCode.MovedPermanently, wrong.StatusCode);
        Assert.Equal($"/ideas/{idea.Id}/{idea.Slug}?x=1", wrong.Headers.Location!.ToString());

        using var author = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.SeeOther, (await author.PostAsync($"/ideas/{idea.Id}/withdrawal", null)).StatusCode);
        Assert.NotNull((await PageAsync(visitor, $"/ideas/{idea.Id}")).QuerySelector(".note.warm"));
        Assert.Empty((await PageAsync(visitor, "/ideas")).QuerySelectorAll("article.idea"));
        using var stranger = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsync($"/ideas/{idea.Id}/withdrawal", Form(("_method", "DELETE")))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await author.PostAsync($"/ideas/{idea.Id}/withdrawal", Form(("_method", "DELETE")))).StatusCode);
        Assert.Equal(1, (await PageAsync(visitor, "/ideas")).QuerySelectorAll("article.idea").Length);
    }

    [Fact]
    public async Task A_visitors_page_sets_no_cookie_and_its_forms_carry_no_token()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var visitor = portal.Visitor();

        var answer = await visitor.GetAsync($"/ideas/{idea.Id}/{idea.Slug}");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("__RequestVerificationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_brick_works_without_script_and_answers_streams_with_it()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var client = await portal.SignedIn(portal.Marie);
        client.DefaultRequestHeaders.Referrer = new Uri(client.BaseAddress!, "/ideas?sort=new");
        var pressed = await client.PostAsync($"/ideas/{idea.Id}/vote", null);
        Assert.Equal("/ideas?sort=new", pressed.Headers.Location!.ToString());
        Assert.Equal("vote", (await PageAsync(client, $"/ideas/{idea.Id}")).QuerySelector(".shell")!.GetAttribute("data-mine"));
        client.DefaultRequestHeaders.Referrer = new Uri("http://elsewhere.example/trap");
        Assert.Equal($"/ideas/{idea.Id}", (await client.PostAsync($"/ideas/{idea.Id}/vote", Form(("_method", "DELETE")))).Headers.Location!.ToString());

        client.DefaultRequestHeaders.Add("Accept", "text/vnd.turbo-stream.html, text/html");
        var streams = await (await client.PostAsync($"/ideas/{idea.Id}/vote", null)).Content.ReadAsStringAsync();
        Assert.Contains($"targets=\".vote[data-idea='{idea.Id}']\"", streams, StringComparison.Ordinal);
        Assert.Contains("data-votes=\"2\"", streams, StringComparison.Ordinal);
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync($"/ideas/{idea.Id}/vote", null)).StatusCode);
    }

    /// <summary>Cards are remembered for ten seconds and drawn once; what anybody does is on them with the next look all the same.</summary>
    [Fact]
    public async Task A_card_shows_what_was_done_with_the_very_next_look()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var marie = await portal.SignedIn(portal.Marie);
        using var karim = await portal.SignedIn(portal.Karim);
        async Task<(string Title, string Votes, string Posts, string Mine)> LookAsync(HttpClient client)
        {
            var card = (await PageAsync(client, "/ideas?sort=new")).QuerySelector($"#idea-{idea.Id}")!;
            return (card.QuerySelector("h2")!.TextContent.Trim(), card.QuerySelector(".vote")!.GetAttribute("data-votes")!, card.QuerySelectorAll(".traces > span")[1].FirstChild!.NextSibling!.TextContent.Trim(), card.QuerySelector(".shell")!.GetAttribute("data-mine")!);
        }

        Assert.Equal((idea.Title, "1", "0", ""), await LookAsync(marie));
        await marie.PostAsync($"/ideas/{idea.Id}/vote", null);
        Assert.Equal((idea.Title, "2", "0", "vote"), await LookAsync(marie));
        Assert.Equal((idea.Title, "2", "0", ""), await LookAsync(karim));
        await portal.Do((PlacePost place) => place.By(portal.Karim, idea.ThreadId, "A lid that clips."));
        Assert.Equal((idea.Title, "2", "1", ""), await LookAsync(karim));
        await portal.Do((EditIdea edit) => edit.By(portal.Omid, idea.Id, new IdeaDraft("A tray with another name", "We sweep three thousand parts into one box.", "A shallow tray that travels as one piece."), 1));
        Assert.Equal(("A tray with another name", "2", "1", "vote"), await LookAsync(marie));
        // Another takes theirs back and a third lends one: as many votes, and not the same.
        await marie.PostAsync($"/ideas/{idea.Id}/vote", Form(("_method", "DELETE")));
        await karim.PostAsync($"/ideas/{idea.Id}/vote", null);
        Assert.Equal(("A tray with another name", "2", "1", ""), await LookAsync(marie));
        Assert.Equal(("A tray with another name", "2", "1", "vote"), await LookAsync(karim));
    }

    [Fact]
    public async Task Following_is_one_press_and_whoever_left_is_left_alone()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var client = await portal.SignedIn(portal.Marie);
        await client.PostAsync($"/ideas/{idea.Id}/follow", null);
        Assert.NotNull((await PageAsync(client, $"/ideas/{idea.Id}")).QuerySelector(".shell[data-mine=follow]"));
        await client.PostAsync($"/ideas/{idea.Id}/follow", Form(("_method", "DELETE")));
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));
        Assert.Null((await PageAsync(client, $"/ideas/{idea.Id}")).QuerySelector(".shell[data-mine=follow]"));
        Assert.Equal(Refusal.NotFound, (await portal.Do((SetFollow set) => set.By(portal.Marie, SubjectKind.Idea, idea.Id + 99, follows: true))).Refusal);
    }

    [Fact]
    public async Task An_author_who_carries_their_own_idea_is_named_as_both()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: "oresund");
        await portal.Do((Funnel.ForwardIdea forward) => forward.By(portal.Karim, idea.Id, "oresund", new string('y', 60)));
        await portal.Do((Threads.PlacePost place) => place.By(portal.Karim, idea.ThreadId, "And it stacks."));
        await portal.Do((Threads.PlacePost place) => place.By(portal.Omid, idea.ThreadId, "It does."));

        var sight = await portal.Do((IdeaSights sights) => sights.SeeAsync(idea.Id, null));

        Assert.Equal([("Karim", Part.Suggested), ("Karim", Part.Forwarded), ("Omid", Part.Posted)], sight!.Around.Shapers.Select(shaper => (shaper.Person.Name, shaper.Part)));
        Assert.Equal(["Karim"], sight.Forwarders.Select(shaper => shaper.Person.Name));
    }

    [Fact]
    public async Task Only_the_community_team_sorts_an_idea_into_a_line_that_exists()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        Assert.Equal(IdeaRefusals.MayNotSort, (await portal.Do((SortIdea sort) => sort.By(portal.Omid, idea.Id, "sets"))).Refusal);
        Assert.Equal(IdeaRefusals.MayNotSort, (await portal.Do((SortIdea sort) => sort.By(portal.Priya, idea.Id, "sets"))).Refusal);
        Assert.Equal(IdeaRefusals.UnknownLine, (await portal.Do((SortIdea sort) => sort.By(portal.Line, idea.Id, "nowhere"))).Refusal);
        using var team = await portal.SignedIn(portal.Line);
        await team.PostAsync($"/ideas/{idea.Id}/line", Form(("line", "sets")));
        Assert.Equal(portal.Sets.Id, await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).Select(row => row.LineId).SingleAsync()));
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
