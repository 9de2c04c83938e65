using System.Net;
using AngleSharp.Html.Parser;
using Community.Funnel;
using Community.Groups;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Ideas;

public sealed class WritingTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_draft_is_kept_as_it_is_typed_and_resumed_in_its_field_on_another_device()
    {
        using var phone = await portal.SignedIn(portal.Omid);
        var begun = await Quietly(phone, HttpMethod.Post, "/ideas", ("Title", "A tr"), ("Today", ""), ("Line", ""), ("Tags", ""), ("Field", ""), ("idempotency-key", "one"));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var place = begun.Headers.Location!.ToString();

        // The answer was lost and more was typed: the same key is the same draft.
        var again = await Quietly(phone, HttpMethod.Post, "/ideas", ("Title", "A tray"), ("idempotency-key", "one"));
        Assert.Equal(place, again.Headers.Location!.ToString());
        var later = await Quietly(phone, HttpMethod.Put, place, ("Title", "A tray that clips"), ("Today", "Parts on"), ("Field", "Today"), ("Tags", "sorting, trays"));
        Assert.Equal(HttpStatusCode.NoContent, later.StatusCode);

        using var laptop = await portal.SignedIn(portal.Omid);
        var page = await new HtmlParser().ParseDocumentAsync(await laptop.GetStringAsync(place + "/edit"));
        Assert.Equal("A tray that clips", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("Parts on", page.QuerySelector("#Today")!.TextContent.Trim());
        Assert.True(page.QuerySelector("#Today")!.HasAttribute("autofocus"));
        Assert.False(page.QuerySelector("#Title")!.HasAttribute("autofocus"));
        Assert.Contains("A tray that clips", await laptop.GetStringAsync("/ideas/new"), StringComparison.Ordinal);
        using var stranger = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(place + "/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Quietly(stranger, HttpMethod.Put, place, ("Title", "Mine now"))).StatusCode);
    }

    [Fact]
    public async Task Publishing_says_all_that_is_missing_beside_its_field_and_keeps_what_was_typed()
    {
        using var client = await portal.SignedIn(portal.Omid);
        var refused = await client.PostAsync("/ideas", Form(("Title", "Tray"), ("Better", "A shallow tray that travels."), ("Line", "storage"), ("Language", "en"), ("Publish", "true"), ("idempotency-key", "two")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync());
        Assert.NotEmpty(page.QuerySelector("#Title-error")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("#Today-error")!.TextContent);
        Assert.Empty(page.QuerySelector("#Better-error")!.TextContent);
        Assert.Equal("Tray", page.QuerySelector("#Title")!.GetAttribute("value"));
        var place = page.QuerySelector("#writing")!.GetAttribute("action")!;

        var live = await client.PostAsync(place, Form(("_method", "PUT"), ("Title", "A tray that clips"), ("Today", "Parts lie all over."), ("Better", "A shallow tray that travels."), ("Line", "storage"), ("Language", "en"), ("Publish", "true")));
        Assert.Equal(HttpStatusCode.SeeOther, live.StatusCode);
        Assert.Equal(1, await portal.Look(db => db.Ideas.CountAsync(idea => idea.Stage == IdeaStage.Open && idea.VoteCount == 1)));
        Assert.Equal(1, await portal.Look(db => db.Ideas.CountAsync()));
    }

    [Fact]
    public async Task Publishing_in_one_press_is_one_idea_however_often_the_press_arrives()
    {
        using var client = await portal.SignedIn(portal.Omid);
        (string, string)[] typed = [("Title", "A tray that clips"), ("Today", "Parts lie all over."), ("Better", "A shallow tray that travels."), ("Line", "storage"), ("Language", "en"), ("Publish", "true")];
        var sent = new List<HttpResponseMessage>();
        for (var time = 0; time < 2; time++) sent.Add(await client.PostAsync("/ideas", Form([.. typed, ("idempotency-key", "three")])));
        var place = sent[0].Headers.Location!.ToString();
        // The form of a draft that was begun before, sent twice.
        sent.Add(await client.PostAsync(place, Form([.. typed, ("_method", "PUT"), ("Version", "0")])));
        sent.Add(await client.PostAsync($"{place}/publish", Form()));

        Assert.All(sent, answer => Assert.Equal((HttpStatusCode.SeeOther, place), (answer.StatusCode, answer.Headers.Location!.ToString())));
        Assert.Equal((1, 1, 1), await portal.Look(async db => (await db.Ideas.CountAsync(), await db.StageMoves.CountAsync(), await db.IdeaRevisions.CountAsync())));
        // Other words under an old form are an edit of what is public by now, and refused as a stale one.
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync(place, Form([("_method", "PUT"), .. typed[1..], ("Title", "Another tray altogether")]))).StatusCode);
    }

    [Fact]
    public async Task A_key_too_long_to_keep_is_refused_and_one_that_comes_with_json_is_kept()
    {
        using var client = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.BadRequest, (await Quietly(client, HttpMethod.Post, "/ideas", ("Title", "A tray"), ("idempotency-key", new string('k', 81)))).StatusCode);
        Assert.Equal(0, await portal.Look(db => db.Ideas.CountAsync()));

        var answers = new List<HttpResponseMessage>();
        foreach (var body in new[] { "{}", "{}", "{\"Title\":\"A tray\"}" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/ideas") { Content = new StringContent(body, null, "application/json") };
            request.Headers.Add("Accept", "application/json");
            request.Headers.Add("Idempotency-Key", "json");
            answers.Add(await client.SendAsync(request));
        }

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode));
        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
    }

    [Fact]
    public async Task A_group_page_leads_to_a_form_that_has_the_group_chosen_where_it_is_ones_own()
    {
        using var karim = await portal.SignedIn(portal.Karim);
        await portal.Do((Groups.JoinGroup join) => join.By(portal.Karim, portal.OtherClub.Slug));
        async Task<string?> ChosenAsync(string address) =>
            (await new HtmlParser().ParseDocumentAsync(await karim.GetStringAsync(address))).QuerySelector("#Group option[selected]")?.GetAttribute("value");

        Assert.Equal("ankara", await ChosenAsync("/ideas/new?group=ankara"));
        Assert.Equal("oresund", await ChosenAsync("/ideas/new?group=nowhere"));
        Assert.Equal("oresund", await ChosenAsync("/ideas/new"));
    }

    [Fact]
    public async Task A_stale_edit_is_refused_with_both_texts_and_the_history_tells_who_changed_what()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid, group: "");
        await portal.Do((EditIdea edit) => edit.By(portal.Omid, idea.Id, new IdeaDraft("A tray that clips under the plate", "We sweep three thousand parts into one box.", "A shallow tray that travels as one piece."), 1));
        using var client = await portal.SignedIn(portal.Omid);

        var stale = await client.PostAsync($"/ideas/{idea.Id}", Form(("_method", "PUT"), ("Title", "A tray that snaps under"), ("Today", "We sweep it all together."), ("Better", "My own better words."), ("Version", "1")));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await stale.Content.ReadAsStringAsync());
        Assert.Contains("three thousand", page.QuerySelector("[aria-labelledby=newer]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A tray that snaps under", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("2", page.QuerySelector("[name=Version]")!.GetAttribute("value"));

        var second = await client.PostAsync($"/ideas/{idea.Id}", Form(("_method", "PUT"), ("Title", "A tray that snaps under"), ("Today", "We sweep it all together."), ("Better", "My own better words."), ("Version", "2")));
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        var history = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/ideas/{idea.Id}/history"));
        Assert.Equal(3, history.QuerySelectorAll(".history > li").Length);
        Assert.Contains("three", history.QuerySelectorAll(".history ins").Select(word => word.TextContent.Trim()));
        Assert.Contains("two", history.QuerySelectorAll(".history del").Select(word => word.TextContent.Trim()));
    }

    [Fact]
    public async Task A_draft_is_thrown_away_by_its_author_alone_who_is_asked_first()
    {
        var draft = (await portal.Do((SaveDraft save) => save.By(portal.Omid, null, new IdeaDraft("A tray, one day", "Parts everywhere", "", Tags: ["trays"])))).Value.IdeaId;
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var omid = await portal.SignedIn(portal.Omid);
        using var marie = await portal.SignedIn(portal.Marie);

        Assert.Equal(HttpStatusCode.NotFound, (await marie.GetAsync($"/ideas/{draft}/discard")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await marie.DeleteAsync($"/ideas/{draft}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await omid.GetAsync($"/ideas/{idea.Id}/discard")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await omid.DeleteAsync($"/ideas/{idea.Id}")).StatusCode);
        var asked = await new HtmlParser().ParseDocumentAsync(await omid.GetStringAsync($"/ideas/{draft}/discard"));
        Assert.Contains("A tray, one day", asked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var gone = await omid.PostAsync(asked.QuerySelector("turbo-frame#sheet form")!.GetAttribute("action"), Form(("_method", "DELETE")));

        Assert.Equal("/ideas/new", gone.Headers.Location!.ToString());
        Assert.Equal([idea.Id], await portal.Look(db => db.Ideas.Select(row => row.Id).ToListAsync()));
        Assert.Equal([idea.ThreadId], await portal.Look(db => db.Threads.Select(row => row.Id).ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await Quietly(omid, HttpMethod.Put, $"/ideas/{draft}", ("Title", "Typed on another device"))).StatusCode);
    }

    [Fact]
    public async Task The_group_is_its_authors_choice_until_somebody_carries_the_idea_and_the_language_is_put_right_by_whoever_edits()
    {
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var idea = await portal.NewIdeaAsync(portal.Omid);
        var version = 1;
        async Task<string?> Edit(Member member, string? group, string? language)
        {
            var draft = new IdeaDraft(idea.Title, "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.");
            var edited = await portal.Do((EditIdea edit) => edit.By(member, idea.Id, draft, version, new IdeaHome(group, language)));
            version += edited.Succeeded ? 1 : 0;
            var now = await portal.IdeaAsync(idea.Id);
            return edited.Refusal?.Key ?? $"{now.GroupId} {now.Language}";
        }

        Assert.Equal("Ideas.UnknownGroup", await Edit(portal.Omid, "ankara", "da"));
        Assert.Equal("Ideas.UnknownLanguage", await Edit(portal.Omid, null, "xx"));
        Assert.Equal($"{portal.Club.Id} da", await Edit(portal.Omid, "oresund", "da"));
        Assert.Equal("Ideas.GroupIsSettled", await Edit(portal.Lena, "", "sv"));
        Assert.Equal($"{portal.Club.Id} sv", await Edit(portal.Lena, null, "sv"));
        using var omid = await portal.SignedIn(portal.Omid);
        var form = await new HtmlParser().ParseDocumentAsync(await omid.GetStringAsync($"/ideas/{idea.Id}/edit"));
        Assert.Equal(("oresund", "sv"), (form.QuerySelector("#Group option[selected]")!.GetAttribute("value"), form.QuerySelector("#Language option[selected]")!.GetAttribute("value")));
        Assert.Null(form.QuerySelector("#Line"));
        Assert.Equal($" sv", await Edit(portal.Omid, "", null));
        Assert.Equal($"{portal.Club.Id} sv", await Edit(portal.Omid, "oresund", null));
        await portal.Forward(portal.Karim, idea.Id);
        Assert.Equal("Ideas.GroupIsSettled", await Edit(portal.Omid, "", null));
        Assert.Equal($"{portal.Club.Id} en", await Edit(portal.Omid, "oresund", "en"));
        Assert.Null((await new HtmlParser().ParseDocumentAsync(await omid.GetStringAsync($"/ideas/{idea.Id}/edit"))).QuerySelector("#Group"));
    }

    [Fact]
    public async Task A_forgotten_draft_brings_one_answerable_mail_and_never_a_second()
    {
        var saved = await portal.Do((SaveDraft save) => save.By(portal.Omid, null, new IdeaDraft("A tray, one day", "", "")));
        await portal.Do((SaveDraft save) => save.By(portal.Omid, null, new IdeaDraft("", "", "")));
        Assert.Equal(0, (await portal.Do((RemindOfDrafts remind) => remind.By())).Value.Drafts);
        portal.Clock.Advance(TimeSpan.FromHours(25));

        // Two nodes look at the same moment.
        var both = await Task.WhenAll(portal.Do((RemindOfDrafts remind) => remind.By()), portal.Do((RemindOfDrafts remind) => remind.By()));
        await portal.SettleAsync();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Do((SaveDraft save) => save.By(portal.Omid, saved.Value.IdeaId, new IdeaDraft("A tray, some day", "", "")));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Do((RemindOfDrafts remind) => remind.By());
        await portal.SettleAsync();

        Assert.Equal(1, both.Sum(outcome => outcome.Value.Drafts));
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(portal.Services.GetRequiredService<MailSettings>().Folder)), TestContext.Current.CancellationToken);
        Assert.Contains("Reply-To: community-team@localhost", mail, StringComparison.Ordinal);
        Assert.Contains("A tray, one day", mail, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Quietly(HttpClient client, HttpMethod method, string address, params (string, string)[] fields)
    {
        var request = new HttpRequestMessage(method, address) { Content = Form(fields) };
        request.Headers.Add("Accept", "application/json");
        return client.SendAsync(request);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
