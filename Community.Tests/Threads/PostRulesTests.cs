using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

public sealed class PostRulesTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        idea = await portal.NewIdeaAsync(portal.Omid);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_edit_keeps_what_was_said_and_calls_whom_it_names_now()
    {
        var seq = await SayAsync(portal.Marie, "Ask @karim about the rim.");

        var edited = await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, seq, "Ask @aylin and @priya about the rim."));

        var post = await PostAsync(seq);
        Assert.Equal(edited.Value.Change, post.Change);
        Assert.NotNull(post.EditedAt);
        Assert.Contains("/members/aylin", post.Html, StringComparison.Ordinal);
        var called = await portal.Look(db => db.Mentions.Where(row => row.PostId == post.Id).Select(row => row.MemberId).Order().ToListAsync());
        Assert.Equal(new[] { portal.Aylin.Id, portal.Priya.Id }.Order(), called);
        var history = await portal.Look(db => db.HistoryAsync(null, idea.ThreadId, seq, default));
        Assert.Equal(["Ask @aylin", "Ask @karim"], history!.Versions.Select(version => AngleSharpText(version.Html)[..10]));
        Assert.Equal("Ask @karim about the rim.", (await portal.Look(db => db.PostRevisions.SingleAsync(row => row.PostId == post.Id))).Text);
    }

    [Fact]
    public async Task A_post_carries_the_office_its_author_speaks_in_by_the_rule_of_answers()
    {
        foreach (var (member, badge) in new[]
        {
            (portal.Priya, PostBadge.ProductTeam), (portal.Tomas, PostBadge.None), (portal.Admin, PostBadge.Administrator), (portal.Line, PostBadge.CommunityTeam), (portal.Karim, PostBadge.Ambassador), (portal.Omid, PostBadge.None),
        }) Assert.Equal((member.Name, badge), (member.Name, (await PostAsync(await SayAsync(member, "One stud higher."))).Badge));
    }

    [Fact]
    public async Task Only_the_author_edits_or_takes_away_and_two_tabs_do_not_overwrite_each_other()
    {
        var seq = await SayAsync(portal.Marie, "One stud higher.");
        var opened = (await PostAsync(seq)).Version;

        Assert.Equal(ThreadRefusals.OnlyTheAuthor, (await portal.Do((EditPost edit) => edit.By(portal.Line, idea.ThreadId, seq, "No."))).Refusal);
        Assert.Equal(ThreadRefusals.OnlyTheAuthor, (await portal.Do((RemovePost remove) => remove.By(portal.Admin, idea.ThreadId, seq))).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await portal.Do((RemovePost remove) => remove.By(null, idea.ThreadId, seq))).Refusal);
        Assert.Equal(ThreadRefusals.PostLength, (await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, seq, " \u200b "))).Refusal);
        Assert.True((await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, seq, "Two studs higher.", opened))).Succeeded);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, seq, "Three studs higher.", opened))).Refusal);
        Assert.Equal("Two studs higher.", (await PostAsync(seq)).Text);
    }

    [Fact]
    public async Task A_post_taken_away_leaves_a_tombstone_and_its_replies_and_is_counted_once()
    {
        var seq = await SayAsync(portal.Marie, "One stud higher.");
        var reply = await SayAsync(portal.Omid, "It still closes.", seq);

        var first = await portal.Do((RemovePost remove) => remove.By(portal.Marie, idea.ThreadId, seq));
        var second = await portal.Do((RemovePost remove) => remove.By(portal.Marie, idea.ThreadId, seq));

        Assert.Equal(first.Value, second.Value);
        var window = await portal.WindowOf(null, idea.ThreadId);
        var branch = window!.Branches.Single(one => one.Root.Seq == seq);
        Assert.True(branch.Root.Removed);
        Assert.Equal("", branch.Root.Html);
        Assert.Equal(reply, branch.Replies.Single().Seq);
        Assert.Equal(1, window.Thread.PostCount);
        Assert.Equal(ThreadRefusals.PostIsGone, (await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, seq, "Back again."))).Refusal);
        Assert.Equal(ThreadRefusals.PostIsGone, (await portal.Do((ReactToPost react) => react.By(portal.Omid, idea.ThreadId, seq, "heart"))).Refusal);
        Assert.Null(await portal.Look(db => db.HistoryAsync(portal.Admin, idea.ThreadId, seq, default)));
    }

    [Fact]
    public async Task A_reaction_given_twice_is_one_and_taken_back_twice_is_none()
    {
        var seq = await SayAsync(portal.Marie, "One stud higher.");
        Task<Outcome<Placed>> Give(string name) => portal.Do((ReactToPost react) => react.By(portal.Omid, idea.ThreadId, seq, name));
        Task<Outcome<Placed>> Take(string name) => portal.Do((TakeBackReaction back) => back.By(portal.Omid, idea.ThreadId, seq, name));

        Assert.Equal((await Give("brick")).Value, (await Give("BRICK")).Value);
        await Give("thinking");
        Assert.Equal((1, 1, 0), await CountsAsync());
        Assert.Equal((await Take("brick")).Value, (await Take("brick")).Value);

        Assert.Equal((0, 1, 0), await CountsAsync());
        Assert.Equal(Refusal.NotFound, (await Give("0")).Refusal);
        Assert.Equal(Refusal.NotFound, (await Give("applause")).Refusal);
        async Task<(int, int, int)> CountsAsync() => await PostAsync(seq) is var post ? (post.Bricks, post.Thinkings, post.Hearts) : default;
    }

    [Fact]
    public async Task What_was_hidden_is_shown_to_nobody_and_comes_back_whole()
    {
        var seq = await SayAsync(portal.Marie, "Something unkind.");
        var id = (await PostAsync(seq)).Id;
        Task<Outcome<Done>> Set(bool hidden) => portal.Look(db => db.SaveAsync<Done>(async () =>
        {
            await db.SetPostHiddenAsync(id, hidden, default);
            return Done.It;
        }));

        await Set(hidden: true);
        await Set(hidden: true);

        var window = await portal.WindowOf(portal.Admin, idea.ThreadId);
        Assert.Equal(("", true, 0), (window!.Branches.Single().Root.Html, window.Branches.Single().Root.Hidden, window.Thread.PostCount));
        Assert.Equal(2, window.Thread.LastChange);
        await Set(hidden: false);
        window = await portal.WindowOf(null, idea.ThreadId);
        Assert.Contains("unkind", window!.Branches.Single().Root.Html, StringComparison.Ordinal);
        Assert.Equal((1, 3), (window.Thread.PostCount, window.Thread.LastChange));
    }

    [Fact]
    public async Task Nobody_posts_under_a_draft_or_replies_to_a_reply()
    {
        var draft = await portal.Do((SaveDraft save) => save.By(portal.Omid, null, new IdeaDraft("A tray for the tram", "", "", portal.Storage.Slug, "")));
        var thread = await portal.Look(db => db.Ideas.Where(row => row.Id == draft.Value.IdeaId).Select(row => row.ThreadId).SingleAsync());
        var reply = await SayAsync(portal.Omid, "It still closes.", await SayAsync(portal.Marie, "One stud higher."));

        Assert.Equal(ThreadRefusals.ThreadIsClosed, (await portal.Do((PlacePost place) => place.By(portal.Omid, thread, "Hello?"))).Refusal);
        Assert.Equal(Refusal.NotFound, (await portal.Do((PlacePost place) => place.By(portal.Marie, thread, "Hello?"))).Refusal);
        Assert.Equal(ThreadRefusals.NoSuchReply, (await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "And then?", reply))).Refusal);
    }

    [Fact]
    public async Task Whoever_was_away_gets_each_change_once_and_each_post_in_its_newest_form()
    {
        var old = await SayAsync(portal.Marie, "One stud higher.");
        var after = (await PostAsync(old)).Change;
        var fresh = await SayAsync(portal.Omid, "Which rim?");
        await portal.Do((ReactToPost react) => react.By(portal.Karim, idea.ThreadId, old, "brick"));
        var gone = await SayAsync(portal.Omid, "Never mind.", old);
        await portal.Do((EditPost edit) => edit.By(portal.Omid, idea.ThreadId, fresh, "Which rim, the inner one?"));
        await portal.Do((RemovePost remove) => remove.By(portal.Omid, idea.ThreadId, gone));
        await portal.Do((ReactToPost react) => react.By(portal.Aylin, idea.ThreadId, old, "heart"));

        var missed = await portal.Look(db => db.MissedAsync(idea.ThreadId, after, long.MaxValue, default));

        Assert.Equal(Enumerable.Range(1, 6).Select(step => after + step), missed.Select(one => one.Change));
        Assert.Equal([fresh, null, gone, null, null, old], missed.Select(one => one.Post?.Seq));
        Assert.Contains("the inner one", missed[0].Post!.Html, StringComparison.Ordinal);
        Assert.True(missed[2].Post!.Removed);
        Assert.Equal((1, 1), (missed[5].Post!.Bricks, missed[5].Post!.Hearts));
    }

    private static string AngleSharpText(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body!.TextContent.Trim();

    private async Task<long> SayAsync(Member member, string words, long? replyTo = null) =>
        (await portal.Do((PlacePost place) => place.By(member, idea.ThreadId, words, replyTo))).Value.Seq;

    private Task<Post> PostAsync(long seq) => portal.Look(db => db.Posts.AsNoTracking().SingleAsync(post => post.ThreadId == idea.ThreadId && post.Seq == seq));
}
