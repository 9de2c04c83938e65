using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

public sealed class BoardTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Everyone_sees_on_the_board_what_is_theirs_and_others_no_board()
    {
        var idea = await portal.ForwardedIdeaAsync();
        var ticket = $"ticket-{idea.Id}";

        Assert.NotNull((await PageAsync(portal.Priya, "/board")).GetElementById(ticket));
        Assert.NotNull((await PageAsync(portal.Admin, "/board")).GetElementById(ticket));
        Assert.Null((await PageAsync(portal.Tomas, "/board")).GetElementById(ticket));
        Assert.Null((await PageAsync(portal.Line, "/board")).GetElementById(ticket));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedIn(portal.Karim)).GetAsync("/board")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await portal.Visitor().GetAsync("/board")).StatusCode);

        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EscalatedAt, db.Now)));
        Assert.NotNull((await PageAsync(portal.Line, "/board")).GetElementById(ticket));
    }

    [Fact]
    public async Task An_idea_is_handed_to_a_product_manager_of_its_line_who_hears_of_it()
    {
        var idea = await portal.ForwardedIdeaAsync();
        await portal.Move(portal.Priya, idea.Id, IdeaStage.InReview, "");
        await portal.Look(async db =>
        {
            db.LineManagers.Add(new Admin.LineManager { MemberId = portal.Marie.Id, LineId = portal.Storage.Id, Since = db.Now });
            return await db.SaveChangesAsync();
        });
        using var priya = await portal.SignedIn(portal.Priya);

        Assert.Equal("Funnel.OnlyItsProductManagers", (await portal.Do((NameOwner name) => name.By(portal.Tomas, idea.Id, "tomas"))).Refusal?.Key);
        Assert.Equal("Funnel.UnknownOwner", (await portal.Do((NameOwner name) => name.By(portal.Priya, idea.Id, "tomas"))).Refusal?.Key);
        var open = await portal.NewIdeaAsync(portal.Omid, "A shelf that nobody carried");
        Assert.Equal("Funnel.NobodyOwnsIt", (await portal.Do((NameOwner name) => name.By(portal.Priya, open.Id, "priya"))).Refusal?.Key);
        var sheet = await PageAsync(portal.Priya, $"/ideas/{idea.Id}/owner");
        Assert.Equal(["marie-jensen", "priya"], sheet.QuerySelectorAll("#owner option").Select(option => option.GetAttribute("value")));
        Assert.Equal("priya", sheet.QuerySelector("#owner option[selected]")!.GetAttribute("value"));
        var handed = await priya.PostAsync($"/ideas/{idea.Id}/owner", new FormUrlEncodedContent([KeyValuePair.Create("owner", "marie-jensen")]));

        Assert.Equal(HttpStatusCode.SeeOther, handed.StatusCode);
        Assert.Contains("Marie Jensen", (await PageAsync(portal.Priya, "/board")).QuerySelector($"#ticket-{idea.Id} .faces")!.InnerHtml, StringComparison.Ordinal);
        await portal.SettleAsync();
        Assert.Equal(1, await portal.Look(db => db.Notices.CountAsync(notice => notice.MemberId == portal.Marie.Id && notice.Kind == Notifications.NoticeKind.OwnerNamed)));
    }

    [Fact]
    public async Task A_lane_lies_in_the_order_of_its_promises_and_goes_on_where_it_stopped()
    {
        var ids = await LaneOfAsync(23);

        var first = await PageAsync(portal.Priya, "/board");
        var shown = Tickets(first, "Forwarded");
        var rest = await PageAsync(portal.Priya, first.QuerySelector("#lane-Forwarded a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(ids.Take(20), shown);
        Assert.Equal("3 more", first.QuerySelector("#lane-Forwarded a[rel=next]")!.TextContent);
        Assert.Equal(ids.Skip(20), Tickets(rest));
        Assert.Null(rest.QuerySelector("a[rel=next]"));
        var votes = await PageAsync(portal.Priya, "/board?sort=votes");
        Assert.Equal(ids.OrderByDescending(id => id).Take(20), Tickets(votes, "Forwarded"));
    }

    [Fact]
    public async Task Filters_narrow_the_board()
    {
        var idea = await portal.ForwardedIdeaAsync();
        await portal.Move(portal.Priya, idea.Id, IdeaStage.InReview, "");

        foreach (var address in new[] { "/board?owner=me", "/board?owner=priya", "/board?line=storage", "/board?group=oresund&country=DK" })
            Assert.Single(Tickets(await PageAsync(portal.Priya, address)));
        foreach (var address in new[] { "/board?owner=none", "/board?line=sets", "/board?group=ankara", "/board?country=TR" })
            Assert.Empty(Tickets(await PageAsync(portal.Priya, address)));
    }

    [Fact]
    public async Task A_move_without_its_answer_is_not_made_and_keeps_the_words()
    {
        var idea = await portal.ForwardedIdeaAsync();
        var priya = await portal.SignedIn(portal.Priya);

        var answer = await priya.PostAsync($"/ideas/{idea.Id}/stage", Form(("To", "Shaping"), ("Answer", "We like it.")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("We like it.", page.QuerySelector("textarea[name=Answer]")!.TextContent.Trim());
        Assert.NotEmpty(page.QuerySelector("#Answer-error")!.TextContent);
        Assert.True(page.QuerySelector("input[name=To][value=Shaping]")!.HasAttribute("checked"));
        Assert.Equal(IdeaStage.Forwarded, (await portal.IdeaAsync(idea.Id)).Stage);
    }

    [Fact]
    public async Task One_answer_moves_several_ideas_each_judged_alone_and_says_one_by_one_what_stayed()
    {
        var (tray, box) = (await portal.ForwardedIdeaAsync(), await portal.ForwardedIdeaAsync("A box that stacks on itself"));
        var (open, foreign) = (await portal.NewIdeaAsync(portal.Omid, "A shelf that nobody carried"), await portal.ForwardedIdeaAsync("A set of its own for bridges"));
        await portal.Look(db => db.Ideas.Where(row => row.Id == foreign.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LineId, portal.Sets.Id)));
        var priya = await portal.SignedIn(portal.Priya);
        (string, string)[] all = [.. new[] { tray, box, open, foreign }.Select(idea => ("Ideas", idea.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

        var sheet = await PageAsync(portal.Priya, $"/board/moves?To=Shaping&Ideas={tray.Id}&Ideas={box.Id}&Ideas={open.Id}");
        Assert.Equal([tray.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), box.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)], sheet.QuerySelectorAll("input[name=Ideas]").Select(input => input.GetAttribute("value")));
        var (tooShort, none) = (await priya.PostAsync("/board/moves", Form([("To", "Shaping"), ("Answer", "We like it."), .. all])), await priya.PostAsync("/board/moves", Form(("To", "Shaping"), ("Answer", Passage.Words))));
        var launched = await priya.PostAsync("/board/moves", Form([("To", "Launched"), ("Answer", Passage.Words), .. all]));
        Assert.All([tooShort, none, launched], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Equal("We like it.", Parse(await tooShort.Content.ReadAsStringAsync()).QuerySelector("textarea[name=Answer]")!.TextContent.Trim());
        Assert.Equal(IdeaStage.Forwarded, (await portal.IdeaAsync(tray.Id)).Stage);

        var told = Parse(await (await priya.PostAsync("/board/moves", Form([("To", "Shaping"), ("Answer", Passage.Words), ("idempotency-key", "handful"), .. all]))).Content.ReadAsStringAsync());
        var twin = await priya.PostAsync("/board/moves", Form([("To", "Shaping"), ("Answer", Passage.Words), ("idempotency-key", "handful"), .. all]));

        Assert.Equal(HttpStatusCode.Conflict, twin.StatusCode);
        Assert.Equal(told.QuerySelectorAll(".handful-list li").Select(row => row.TextContent), Parse(await twin.Content.ReadAsStringAsync()).QuerySelectorAll(".handful-list li").Select(row => row.TextContent));
        Assert.Contains("2 ideas are now here: Shaping", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Collection(told.QuerySelectorAll(".handful-list li"),
            row => Assert.Contains("cannot go there", row.TextContent, StringComparison.Ordinal),
            row => Assert.Contains("Only the product managers of this line", row.TextContent, StringComparison.Ordinal));
        foreach (var (idea, stage, answers) in new[] { (tray, IdeaStage.Shaping, 1), (box, IdeaStage.Shaping, 1), (open, IdeaStage.Open, 0), (foreign, IdeaStage.Forwarded, 0) })
        {
            Assert.Equal(stage, (await portal.IdeaAsync(idea.Id)).Stage);
            Assert.Equal(answers, await portal.Look(db => db.Posts.CountAsync(post => post.ThreadId == idea.ThreadId && post.Kind == Threads.PostKind.Answer)));
        }

        Assert.Equal("Funnel.TooManyChosen", (await portal.Do((MoveIdeas move) => move.By(portal.Priya, [.. Enumerable.Range(1, MoveIdeas.Most + 1).Select(id => (long)id)], IdeaStage.NotNow, Passage.Words))).Refusal?.Key);
        Assert.Equal("Funnel.NoBoard", (await portal.Do((MoveIdeas move) => move.By(portal.Karim, [tray.Id], IdeaStage.NotNow, Passage.Words))).Refusal?.Key);
    }

    [Fact]
    public async Task A_view_is_kept_under_a_name_renamed_and_deleted_by_whoever_saved_it_alone()
    {
        using var priya = await portal.SignedIn(portal.Priya);
        using var tomas = await portal.SignedIn(portal.Tomas);
        (string, string)[] mine = [("Line", "storage"), ("Owner", "none"), ("Sort", "Votes")];

        var saved = await priya.PostAsync("/board/views", Form([("Name", " Nobody’s  yet "), .. mine]));
        Assert.Equal((HttpStatusCode.SeeOther, "/board?line=storage&owner=none&sort=votes"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        var again = await priya.PostAsync("/board/views", Form([("Name", "NOBODY’S YET"), .. mine]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(("NOBODY’S YET", "storage"), (Parse(await again.Content.ReadAsStringAsync()).QuerySelector("#view-name")!.GetAttribute("value"), Parse(await again.Content.ReadAsStringAsync()).QuerySelector("input[name=Line]")!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.SeeOther, (await tomas.PostAsync("/board/views", Form([("Name", "Nobody’s yet"), .. mine]))).StatusCode);

        var chosen = await PageAsync(portal.Priya, saved.Headers.Location.OriginalString);
        Assert.Equal("Nobody’s yet", chosen.QuerySelector(".filters summary.on bdi")!.TextContent);
        var id = await portal.Look(db => db.SavedViews.Where(view => view.MemberId == portal.Priya.Id).Select(view => view.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await tomas.PostAsync($"/board/views/{id}", Form(("_method", "PUT"), ("name", "Mine now")))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await priya.PostAsync($"/board/views/{id}", Form(("_method", "PUT"), ("name", " ")))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await priya.PostAsync($"/board/views/{id}", Form(("_method", "PUT"), ("name", "Unowned")))).StatusCode);
        Assert.Equal(["Unowned"], (await PageAsync(portal.Priya, "/board/views")).QuerySelectorAll(".rows bdi").Select(name => name.TextContent));
        Assert.Equal(HttpStatusCode.SeeOther, (await priya.PostAsync($"/board/views/{id}", Form(("_method", "DELETE")))).StatusCode);
        Assert.Empty(await portal.Look(db => db.SavedViews.Where(view => view.MemberId == portal.Priya.Id).ToListAsync()));
        Assert.Single(await portal.Look(db => db.SavedViews.ToListAsync()));

        for (var number = 1; number <= SavedView.PerMember; number++) Assert.Null((await portal.Do((SaveView save) => save.By(portal.Priya, $"View {number}", new BoardView()))).Refusal);
        Assert.Equal("Funnel.TooManyViews", (await portal.Do((SaveView save) => save.By(portal.Priya, "One more", new BoardView()))).Refusal?.Key);
        Assert.Equal("Funnel.NoBoard", (await portal.Do((SaveView save) => save.By(portal.Karim, "Mine", new BoardView()))).Refusal?.Key);
    }

    [Fact]
    public async Task An_ambassador_reads_ballot_and_forwards_left_writes_a_statement_and_everybody_reads_it()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        var karim = await portal.SignedIn(portal.Karim);

        var refused = await karim.PostAsync($"/ideas/{idea.Id}/forwards", Form(("Group", "oresund"), ("Statement", "Too short.")));
        var page = Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Too short.", page.QuerySelector("textarea[name=Statement]")!.TextContent.Trim());
        Assert.Contains("1 of 2 members voted", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 of 5 forwards left", page.Body.TextContent, StringComparison.Ordinal);

        var made = await karim.PostAsync($"/ideas/{idea.Id}/forwards", Form(("Group", "oresund"), ("Statement", Passage.Words), ("idempotency-key", "k1")));
        var twin = await karim.PostAsync($"/ideas/{idea.Id}/forwards", Form(("Group", "oresund"), ("Statement", Passage.Words), ("idempotency-key", "k1")));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (made.StatusCode, twin.StatusCode));
        Assert.Equal(1, await portal.Look(db => db.Forwards.CountAsync()));
    }

    [Fact]
    public async Task The_roadmap_shows_everyone_who_is_credited_to_everyone()
    {
        var idea = await portal.ForwardedIdeaAsync();
        await portal.Move(portal.Priya, idea.Id, IdeaStage.Planned, "Planned for the second half of next year, in two colours.");
        await portal.Move(portal.Priya, idea.Id, IdeaStage.Launched, "It is in the shops from the first of next month on.", false, "omid");

        var page = Parse(await portal.Visitor().GetStringAsync("/roadmap"));

        var card = page.GetElementById($"road-{idea.Id}")!;
        Assert.Contains("in the shops", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Karim", "Omid"], card.QuerySelectorAll(".people a").Select(name => name.TextContent));
        Assert.DoesNotContain("⟦", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_community_team_sorts_what_waits_for_a_line_from_the_board()
    {
        var idea = await portal.ForwardedIdeaAsync();
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LineId, Admin.ProductLine.UndecidedId)));
        var line = await portal.SignedIn(portal.Line);
        Assert.NotNull(Parse(await line.GetStringAsync("/board")).QuerySelector($"#sorting form[action='/ideas/{idea.Id}/line']"));

        await line.PostAsync($"/ideas/{idea.Id}/line", Form(("line", "sets"), ("next", "board")));

        Assert.Equal(portal.Sets.Id, (await portal.IdeaAsync(idea.Id)).LineId);
        Assert.Null(Parse(await line.GetStringAsync("/board")).QuerySelector("#sorting"));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static IEnumerable<long> Tickets(IDocument page, string? stage = null) =>
        page.QuerySelectorAll(stage is null ? ".ticket" : $"#lane-{stage} .ticket").Select(ticket => long.Parse(ticket.GetAttribute("data-idea-ticket")!, System.Globalization.CultureInfo.InvariantCulture));

    private async Task<IDocument> PageAsync(Member member, string address)
    {
        var page = Parse(await (await portal.SignedIn(member)).GetStringAsync(address));
        Assert.DoesNotContain("⟦", page.Body!.TextContent, StringComparison.Ordinal);
        return page;
    }

    private async Task<List<long>> LaneOfAsync(int count)
    {
        var ids = new List<long>();
        for (var number = 1; number <= count; number++) ids.Add((await portal.NewIdeaAsync(portal.Omid, $"Tray number {number} for the club")).Id);
        await portal.Look(async db =>
        {
            foreach (var id in ids)
            {
                var at = db.Now.AddMinutes(id);
                await db.Ideas.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, IdeaStage.Forwarded).SetProperty(row => row.VoteCount, id)
                    .SetProperty(row => row.ForwardedAt, at).SetProperty(row => row.AnswerDueAt, at.AddDays(14)));
            }

            return ids.Count;
        });
        return ids;
    }
}
