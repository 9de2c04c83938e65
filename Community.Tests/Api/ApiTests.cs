using System.Net;
using System.Text.Json;
using Community.Groups;
using Community.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private static readonly object Tray = new
    {
        title = "A tray for the train",
        today = "Our parts slide about on the way.",
        better = "A flat tray with a lid that locks.",
        line = "storage",
        tags = new[] { "trains" },
        publish = true,
    };

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_idea_goes_its_whole_way_by_program()
    {
        using var marie = await portal.ProgramOf(portal.Marie);
        using var karim = await portal.ProgramOf(portal.Karim);
        using var priya = await portal.ProgramOf(portal.Priya);
        using var omid = await portal.ProgramOf(portal.Omid);
        Assert.Equal("Active", (await marie.Send(HttpMethod.Put, "/groups/oresund/membership")).Body.GetProperty("status").GetString());
        var draft = await marie.Post("/ideas", new { title = "A tray for the train", today = "Parts slide", group = "oresund" });
        Assert.Equal((HttpStatusCode.Created, $"{ApiSetup.Root}/ideas/{draft.Id}"), (draft.Status, draft.Headers.Location!.ToString()));
        var idea = $"/ideas/{draft.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await omid.Get(idea)).Status);
        var early = await marie.Post($"{idea}/publish", new { });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Ideas.BetterLength"), (early.Status, early.Code));
        await marie.Send(HttpMethod.Patch, idea, new { better = "A flat tray with a lid that locks.", line = "storage" });
        Assert.Equal("Open", (await marie.Post($"{idea}/publish", new { })).Body.GetProperty("stage").GetString());

        Assert.Equal("""{"votes":2,"voted":true}""", (await omid.Send(HttpMethod.Put, $"{idea}/vote")).Body.ToString());
        Assert.Equal("""{"votes":1,"voted":false}""", (await omid.Send(HttpMethod.Delete, $"{idea}/vote")).Body.ToString());
        var forward = await karim.Post($"{idea}/forwards", new { group = "oresund", statement = "We tried it at two meetings, and everybody there wanted one." });
        Assert.Equal(HttpStatusCode.Created, forward.Status);
        Assert.Equal(draft.Id, (await priya.Get("/board?stage=Forwarded")).Body.GetProperty("lanes")[0].GetProperty("items")[0].GetProperty("id").GetInt64());
        var moved = await priya.Post($"{idea}/stage", new { to = "Shaping", answer = "We would like to build this, and begin with the clips." });
        Assert.Equal("Shaping", moved.Body.GetProperty("stage").GetString());
        var seen = (await omid.Get(idea)).Body;
        Assert.Equal(("A flat tray with a lid that locks.", "storage", "oresund"), (seen.GetProperty("better").GetString(), seen.GetProperty("line").GetProperty("slug").GetString(), seen.GetProperty("group").GetProperty("slug").GetString()));
    }

    [Fact]
    public async Task A_no_carries_its_name_its_sentence_in_the_callers_language_and_every_wrong_field()
    {
        using var marie = await portal.ProgramOf(portal.Marie);
        marie.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de, sv-FI;q=0.8, da;q=0.2");
        var wrong = await marie.Post("/ideas", new { title = "Short", publish = true });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Ideas.TitleLength", Problem.MediaType), (wrong.Status, wrong.Code, wrong.Type));
        Assert.Equal(["title", "today", "better"], wrong.Body.GetProperty("errors").EnumerateObject().Select(field => field.Name));
        Assert.Contains("tecken", wrong.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        // What was meant to be published and cannot be leaves no draft behind.
        Assert.False(await portal.Look(db => db.Ideas.AnyAsync(idea => idea.Title == "Short")));

        using var omid = await portal.ProgramOf(portal.Omid);
        var idea = await portal.NewIdeaAsync(portal.Marie);
        Assert.Equal((HttpStatusCode.Forbidden, "Ideas.MayNotEdit"), Told(await omid.Send(HttpMethod.Patch, $"/ideas/{idea.Id}", new { title = "Mine from now on" })));
        Assert.Equal((HttpStatusCode.Conflict, "Shared.ChangedMeanwhile"), Told(await marie.Send(HttpMethod.Patch, $"/ideas/{idea.Id}", new { title = "A title of yesterday", version = 0 })));
        Assert.Equal((HttpStatusCode.Forbidden, "Ideas.MayNotSort"), Told(await marie.Send(HttpMethod.Patch, $"/ideas/{idea.Id}", new { line = "sets" })));
        Assert.Equal((HttpStatusCode.Forbidden, "Funnel.NoBoard"), Told(await omid.Get("/board")));
        Assert.Equal((HttpStatusCode.BadRequest, "Api.Garbled"), Told(await omid.Post("/ideas", """{"tittle": "A misspelt field"}""")));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "Api.NoSuchMethod"), Told(await omid.Send(HttpMethod.Delete, "/groups")));
        Assert.Equal((HttpStatusCode.NotFound, "Shared.NotFound"), Told(await omid.Get("/nowhere")));
    }

    [Fact]
    public async Task Lists_are_walked_page_by_page_as_the_page_shows_them()
    {
        for (var number = 0; number < 23; number++) await portal.NewIdeaAsync(portal.Aylin, $"A lamp for the {number}th shelf");
        using var visitor = portal.Program();
        var ids = new List<long>();
        for (var after = ""; after is not null;)
        {
            var page = (await visitor.Get($"/ideas?sort=new&q=lamp&after={after}")).Body;
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(await portal.Look(db => db.Ideas.Where(idea => idea.Title.StartsWith("A lamp")).OrderByDescending(idea => idea.Id).Select(idea => idea.Id).ToListAsync()), ids);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Shared.Unreadable"), Told(await visitor.Get("/ideas?sort=newest")));
        Assert.Equal("oresund", (await visitor.Get("/groups?q=brick")).Body.GetProperty("items")[0].GetProperty("slug").GetString());
        Assert.Equal("karim", (await visitor.Get("/groups/oresund")).Body.GetProperty("ambassador").GetProperty("handle").GetString());
        await portal.Look(db => db.Groups.Where(group => group.Slug == "ankara").ExecuteUpdateAsync(set => set.SetProperty(group => group.Visibility, GroupVisibility.MembersOnly)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/groups/ankara/members")).Status);
        using var aylin = await portal.ProgramOf(portal.Aylin);
        Assert.Equal("aylin", (await aylin.Get("/groups/ankara/members")).Body.GetProperty("items")[0].GetProperty("handle").GetString());
    }

    [Fact]
    public async Task A_program_hears_of_everything_in_a_thread_and_of_nothing_that_was_taken_away()
    {
        using var marie = await portal.ProgramOf(portal.Marie);
        using var omid = await portal.ProgramOf(portal.Omid);
        var idea = await portal.NewIdeaAsync(portal.Marie);
        var posts = $"/ideas/{idea.Id}/posts";
        for (var number = 1; number <= 103; number++) await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, $"Word {number}"));
        var first = (await marie.Get(posts)).Body;
        Assert.Equal(100, first.GetProperty("items").GetArrayLength());
        var second = (await marie.Get($"{posts}?after={first.GetProperty("next").GetString()}")).Body;
        Assert.Equal((3, JsonValueKind.Null, 103), (second.GetProperty("items").GetArrayLength(), second.GetProperty("next").ValueKind, second.GetProperty("change").GetInt64()));

        await portal.Do((EditPost edit) => edit.By(portal.Omid, idea.ThreadId, 7, "A better word"));
        await portal.Do((RemovePost remove) => remove.By(portal.Omid, idea.ThreadId, 9));
        var placed = await omid.Post(posts, new { text = "And *one* more", replyTo = 3 });
        Assert.Equal((HttpStatusCode.Created, 104, 106), (placed.Status, placed.Body.GetProperty("seq").GetInt64(), placed.Body.GetProperty("change").GetInt64()));
        var news = (await marie.Get($"{posts}?afterChange=103")).Body.GetProperty("items").EnumerateArray().Select(post => (post.GetProperty("seq").GetInt64(), post.GetProperty("text").GetString()));
        Assert.Equal([(7, "A better word"), (9, ""), (104, "And *one* more")], news);
    }

    [Fact]
    public async Task The_same_key_is_one_effect_and_one_answer_until_its_thing_is_out_of_sight()
    {
        using var marie = await portal.ProgramOf(portal.Marie);
        using var omid = await portal.ProgramOf(portal.Omid);
        var twins = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => marie.Post("/ideas", Tray, "tray")));
        Assert.All(twins, twin => Assert.Equal((HttpStatusCode.Created, twins[0].Body.ToString()), (twin.Status, twin.Body.ToString())));
        Assert.Equal(1, await portal.Look(db => db.Ideas.CountAsync(idea => idea.Title == "A tray for the train")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Shared.KeyReused"), Told(await marie.Post("/ideas", new { title = "Another" }, "tray")));
        Assert.Equal(HttpStatusCode.BadRequest, (await marie.Post("/ideas", Tray, new string('k', 81))).Status);
        // Keys are the member's own.
        Assert.NotEqual(twins[0].Id, (await omid.Post("/ideas", Tray, "tray")).Id);

        var id = twins[0].Id;
        var (post, report) = (new { text = "Count me in." }, new { idea = id, ground = "Illegal" });
        Assert.Equal((await omid.Post($"/ideas/{id}/posts", post, "one")).Body.ToString(), (await omid.Post($"/ideas/{id}/posts", post, "one")).Body.ToString());
        Assert.Equal((await omid.Post("/reports", report, "two")).Body.ToString(), (await omid.Post("/reports", report, "two")).Body.ToString());
        await portal.Look(db => db.Ideas.Where(idea => idea.Id == id).ExecuteUpdateAsync(set => set.SetProperty(idea => idea.HiddenAt, db.Now)));
        Assert.Equal(HttpStatusCode.NotFound, (await omid.Post($"/ideas/{id}/posts", post, "one")).Status);
    }

    [Fact]
    public async Task A_twin_waits_for_the_first_and_then_is_told_to_come_again()
    {
        using var omid = await portal.ProgramOf(portal.Omid);
        var idea = await portal.NewIdeaAsync(portal.Marie);
        Task<Caller.Answer> Post() => omid.Post($"/ideas/{idea.Id}/posts", new { text = "Slowly." }, "slow");
        // That somebody was here is noted before, which waits as long as it must.
        await omid.Get("/me");
        Caller.Answer waited;
        using (await HoldAsync(idea.ThreadId)) waited = await Post();

        Assert.Equal((HttpStatusCode.Conflict, "Shared.StillUnderWay"), Told(waited));
        Assert.NotNull(waited.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Created, (await Post()).Status);
    }

    [Fact]
    public async Task Whoever_writes_too_much_is_told_when_to_come_again()
    {
        await using var narrow = await Portal.WithCastAsync(("Limits:WritesPerMinute", "2"));
        var idea = await narrow.NewIdeaAsync(narrow.Marie);
        using var omid = await narrow.ProgramOf(narrow.Omid);
        Caller.Answer last = null!;
        for (var time = 0; time < 3; time++) last = await omid.Send(HttpMethod.Put, $"/ideas/{idea.Id}/vote");

        Assert.Equal((HttpStatusCode.TooManyRequests, "Api.TooManyCalls"), Told(last));
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await omid.Get("/ideas")).Status);
    }

    /// <summary>Somebody else writes, and takes long over it.</summary>
    private async Task<IDisposable> HoldAsync(long threadId)
    {
        if (portal.Provider == Database.DatabaseProvider.Sqlite) return await portal.Services.GetRequiredService<Surroundings>().Writers.HoldAsync(default);
        var scope = portal.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        await db.Database.BeginTransactionAsync();
        await db.LockAsync<Threads.Thread>(threadId);
        return scope;
    }

    private static (HttpStatusCode Status, string? Code) Told(Caller.Answer answer) => (answer.Status, answer.Code);
}
