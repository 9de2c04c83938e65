using Community.Browser;
using Community.Ideas;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Community.Threads;

[Collection(Chrome.OneAtATime)]
public sealed class LiveThreadTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;

    public LiveThreadTests() => Chrome.SkipWhereMissing();

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        idea = await portal.NewIdeaAsync(portal.Omid);
    }

    public ValueTask DisposeAsync() => portal?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Two_who_read_see_each_other_post_reply_edit_react_and_take_away()
    {
        await using var marie = await OpenAsync(portal.Marie);
        await using var omid = await OpenAsync(portal.Omid);
        await Expect(marie, ".thread-head .live").ToHaveTextAsync("2 here now");

        await WriteAsync(marie.Page.Locator("#composer form"), "One stud higher, **please**");
        await Expect(omid, Post(1) + " strong").ToHaveTextAsync("please");
        await Expect(marie, Post(1) + " strong").ToHaveTextAsync("please");
        await Expect(marie, "#composer textarea").ToHaveValueAsync("");
        await Expect(omid, $"#count-{idea.ThreadId}").ToHaveTextAsync("1");

        await omid.Page.Locator(Post(1) + " .acts > a.react").ClickAsync();
        await WriteAsync(omid.Page.Locator($"#desk-{idea.ThreadId}-1 form"), "It still closes");
        await Expect(marie, $"#replies-{idea.ThreadId}-1 {Post(2)} .said").ToHaveTextAsync("It still closes");
        await Expect(omid, $"#desk-{idea.ThreadId}-1 form").ToHaveCountAsync(0);

        await omid.Page.Locator(Post(1) + " summary.react").ClickAsync();
        await omid.Page.Locator(Post(1) + " .drop [data-reaction=party] button").ClickAsync();
        await Expect(marie, Post(1) + " [data-reaction=party] .cast").ToBeVisibleAsync();
        await Expect(omid, Post(1) + " .reaction[data-reaction=party] .back").ToBeVisibleAsync();
        await omid.Page.Locator(Post(1) + " .reaction[data-reaction=party] .back button").ClickAsync();
        await Expect(marie, Post(1) + " .reaction[data-reaction=party]").ToHaveCountAsync(0);

        // What others do to a post leaves the reader's focus on it.
        await omid.Page.Locator(Post(1) + " .acts > a.react").FocusAsync();
        await MenuAsync(marie, 1, "Edit");
        await WriteAsync(marie.Page.Locator($"#desk-{idea.ThreadId}-1 form"), "Two studs higher");
        await Expect(omid, Post(1) + " .said").ToHaveTextAsync("Two studs higher");
        await Expect(omid, Post(1) + " .acts > a.react").ToBeFocusedAsync();
        await omid.Page.Locator(Post(1) + " a[href$='/history']").ClickAsync();
        await Expect(omid, "#sheet-dialog .post-history li").ToHaveCountAsync(2);
        await omid.Page.Locator("#sheet-dialog .close").ClickAsync();
        await omid.Page.Locator(Post(2) + " .who summary").ClickAsync();
        await Expect(omid, Post(2) + " .menu a[href$='/edit']").ToBeVisibleAsync();
        await marie.Page.Locator(Post(2) + " .who summary").ClickAsync();
        await Expect(marie, Post(2) + " .menu a[href^='/reports/new']").ToBeVisibleAsync();
        await Expect(marie, Post(2) + " .menu a[href$='/edit']").ToBeHiddenAsync();

        await MenuAsync(marie, 1, "Take away");
        await marie.Page.Locator("#confirm [value=yes]").ClickAsync();
        await Expect(omid, Post(1) + ".gone").ToBeVisibleAsync();
        await Expect(omid, Post(2) + " .said").ToBeVisibleAsync();

        await marie.Page.Locator("#composer textarea").PressSequentiallyAsync("Wait");
        await Expect(omid, "[data-typing-target=who]").ToHaveTextAsync("Marie Jensen is writing…");
        await marie.Context.CloseAsync();
        await Expect(omid, ".thread-head .live").ToHaveTextAsync("Only you are here");
    }

    [Fact]
    public async Task Who_was_offline_or_lost_the_line_comes_back_to_exactly_the_thread()
    {
        await using var marie = await OpenAsync(portal.Marie);
        marie.Expect("ERR_INTERNET_DISCONNECTED");
        marie.Expect("WebSocket");
        await SayAsync("Thought 1");
        await Expect(marie, Post(1)).ToBeVisibleAsync();

        await marie.Context.SetOfflineAsync(true);
        for (var number = 2; number <= 8; number++) await SayAsync($"Thought {number}");
        await portal.Do((EditPost edit) => edit.By(portal.Omid, idea.ThreadId, 7, "Better thought 7"));
        await portal.Do((RemovePost remove) => remove.By(portal.Omid, idea.ThreadId, 2));
        await SayAsync("A reply", 1);
        await portal.Do((ReactToPost react) => react.By(portal.Karim, idea.ThreadId, 1, "heart"));
        await marie.Context.SetOfflineAsync(false);
        await SameAsTheDatabaseAsync(marie);

        // The server closes every socket, as it does when it is asked to stop; meanwhile the talk goes on.
        foreach (var open in portal.Services.GetRequiredService<LiveReaders>().ReadersOf(ThreadTopic.Of(idea.ThreadId)))
            portal.Services.GetRequiredService<LiveConnections>().Close(open.Connection);
        for (var number = 10; number <= 14; number++) await SayAsync($"Thought {number}");
        await SameAsTheDatabaseAsync(marie);
    }

    [Fact]
    public async Task A_reply_to_a_post_from_before_the_page_begins_brings_that_post_along()
    {
        for (var number = 1; number <= 60; number++) await SayAsync($"Thought {number}");
        await using var marie = await OpenAsync(portal.Marie);
        await Expect(marie, Post(2)).ToHaveCountAsync(0);

        await SayAsync("Still true", 2);

        await Expect(marie, $"#replies-{idea.ThreadId}-2 {Post(61)} .said").ToHaveTextAsync("Still true");
        Assert.Equal("2", await marie.Page.Locator(".posts .post").First.GetAttributeAsync("data-seq"));
    }

    [Fact]
    public async Task No_hostile_post_does_anything_in_a_real_browser()
    {
        await using var marie = await OpenAsync(portal.Marie);
        var dialogs = new List<string>();
        marie.Page.Dialog += (_, dialog) => { dialogs.Add(dialog.Message); _ = dialog.DismissAsync(); };
        var said = 0;
        foreach (var batch in MarkdownSafetyTests.Vectors.Select(row => row.Data).Where(vector => Text.CleanText.Clean(vector).Length > 0).Chunk(3))
        {
            await SayAsync(string.Join("\n\n", batch));
            said++;
        }

        await Expect(marie, Post(said)).ToHaveCountAsync(1);
        await marie.Page.ReloadAsync();
        await Expect(marie, Post(said)).ToHaveCountAsync(1);
        foreach (var link in await marie.Page.Locator(".said :is(a, button, input, img, [onclick])").AllAsync()) await link.DispatchEventAsync("mouseover");

        Assert.Empty(dialogs);
        Assert.Empty(marie.Complaints);
    }

    [Fact]
    public async Task A_thread_with_every_kind_of_post_can_be_used_by_everyone()
    {
        await MakeLivelyAsync();
        await using var marie = await OpenAsync(portal.Marie);
        await using var omid = await OpenAsync(portal.Omid);
        await Expect(marie, ".thread-head .live").ToHaveTextAsync("2 here now");

        await marie.Page.Locator(Post(1) + " .acts > a.react").ClickAsync();
        await Expect(marie, $"#desk-{idea.ThreadId}-1 textarea").ToBeFocusedAsync();
        await MenuAsync(marie, 3, "Edit");
        await Expect(marie, $"#desk-{idea.ThreadId}-3 textarea").ToBeFocusedAsync();
        await marie.Page.SetViewportSizeAsync(1280, 1600);
        await marie.Page.ScreenshotAsync(new() { Path = Path.Combine(Screens.Folder, "thread-writing.png"), FullPage = true });
        await Axe.CheckOnEveryScreen(marie.Page);
    }

    private async Task MakeLivelyAsync()
    {
        var club = portal.Club.Id;
        await portal.Look(db => db.Members.Where(member => member.Id == portal.Omid.Id).ExecuteUpdateAsync(set => set.SetProperty(member => member.HomeGroupId, club)));
        await SayAsync("Could the rim be **one stud higher**? Ours has to survive a tram ride.\n\n- it tips at the second corner\n- the lid slides");
        await SayAsync("One stud is 9.6 mm. It still closes, I tried it with @karim’s prototype.", 1, portal.Aylin);
        await SayAsync("Then I am for it. Who has one to measure?", 1, portal.Marie);
        await SayAsync("We tried three depths at last night’s meeting, and two bricks deep was the one nobody wanted to give back.", null, portal.Karim);
        await SayAsync("Never mind this one.");
        await portal.Do((RemovePost remove) => remove.By(portal.Omid, idea.ThreadId, 5));
        foreach (var (member, name) in new[] { (portal.Marie, "brick"), (portal.Karim, "brick"), (portal.Aylin, "idea"), (portal.Line, "heart") })
            await portal.Do((ReactToPost react) => react.By(member, idea.ThreadId, 1, name));
        await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, 3, "Then I am for it. Who has one of these to measure?"));
        await portal.Do((Funnel.ForwardIdea forward) => forward.By(portal.Karim, idea.Id, portal.Club.Slug, "Five of our builders tried it for a month, and not one part was lost on the tram."));
        await portal.Do((Funnel.MoveIdea move) => move.By(portal.Priya, idea.Id, new Funnel.Verdict(IdeaStage.Planned, "We are making it, two bricks deep, in one colour. Thank you for every measurement, they saved us a month.")));
        await SayAsync("این سینی را همین فردا می‌خواهم. لطفاً یک رنگ روشن هم بسازید.", null, portal.Lena);
        var unkind = await portal.Do((PlacePost place) => place.By(portal.Tomas, idea.ThreadId, "Something unkind."));
        await portal.Look(db => db.SaveAsync<Done>(async () =>
        {
            var id = await db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Seq == unkind.Value.Seq).Select(post => post.Id).SingleAsync();
            await db.SetPostHiddenAsync(id, hidden: true, default);
            return Done.It;
        }));
    }

    private async Task SameAsTheDatabaseAsync(ChromeWindow window)
    {
        var wanted = await portal.WindowOf(null, idea.ThreadId);
        var posts = wanted!.Branches.SelectMany(branch => branch.Replies.Prepend(branch.Root)).ToList();
        var expected = posts.Select(post => $"{post.Seq} {post.Change} {(post.Removed ? "true This post was taken away by its author." : "false " + post.Html.Replace("<p>", "", StringComparison.Ordinal).Replace("<p dir=\"auto\">", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal).Trim())}").ToList();
        string[] shown = [];
        // What is the last post may be there while what happened to others before it is still being drawn.
        await Soon.HoldsAsync(async () => (shown = await ShownAsync()).SequenceEqual(expected) || shown.Length > expected.Count);
        Assert.Equal(expected, shown);

        Task<string[]> ShownAsync() => window.Page.Locator(".posts .post").EvaluateAllAsync<string[]>("posts => posts.map(post => `${post.dataset.seq} ${post.dataset.change} ${post.matches('.gone')} ${post.querySelector('.said').innerText.trim()}`)");
    }

    private Task<Outcome<Placed>> SayAsync(string words, long? replyTo = null, Member? member = null) =>
        portal.Do((PlacePost place) => place.By(member ?? portal.Omid, idea.ThreadId, words, replyTo));

    private static async Task WriteAsync(ILocator form, string words)
    {
        await form.Locator("textarea").FillAsync(words);
        await form.Locator(".btn-ember").ClickAsync();
    }

    private async Task MenuAsync(ChromeWindow window, long seq, string entry)
    {
        await window.Page.Locator(Post(seq) + " .who summary").ClickAsync();
        await window.Page.Locator(Post(seq) + " .who .entry", new() { HasText = entry }).ClickAsync();
    }

    private static ILocatorAssertions Expect(ChromeWindow window, string place) => Assertions.Expect(window.Page.Locator(place));

    private string Post(long seq) => $"#post-{idea.ThreadId}-{seq}";

    private async Task<ChromeWindow> OpenAsync(Member member)
    {
        var window = await Chrome.Open(portal.Address);
        var fields = window.Context.APIRequest.CreateFormData();
        fields.Set("Email", member.Email!);
        fields.Set("Password", Portal.Password);
        await window.Context.APIRequest.PostAsync("/account/sign-in", new() { Form = fields, MaxRedirects = 0, Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" } });
        await window.Page.GotoAsync($"/ideas/{idea.Id}");
        await Expect(window, ".thread[data-line=here]").ToHaveCountAsync(1);
        return window;
    }
}
