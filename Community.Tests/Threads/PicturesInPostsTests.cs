using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Community.Admin;
using Community.Api;
using Community.Builds;
using Community.Database;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>Pictures that posts carry: whose they may be, who sees them, and when.</summary>
public sealed class PicturesInPostsTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        idea = await portal.NewIdeaAsync(portal.Omid);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_post_shows_ones_own_pictures_in_their_order_and_an_edit_changes_them()
    {
        var (first, second, foreign) = (await LooseAsync(portal.Marie), await LooseAsync(portal.Marie), await LooseAsync(portal.Omid));
        Assert.Equal(PictureRefusals.NotThere, (await SayAsync(portal.Marie, idea.ThreadId, foreign)).Refusal);
        Assert.Equal(PictureRefusals.TooManyHere(PostPicture.PerPost).Key, (await SayAsync(portal.Marie, idea.ThreadId, [.. Enumerable.Range(1, 5).Select(id => (long)id)])).Refusal?.Key);
        Assert.Equal(0, await portal.Look(db => db.Posts.CountAsync()));

        var placed = (await SayAsync(portal.Marie, idea.ThreadId, second, first)).Value;
        Assert.Equal([second, first], await ShownAsync(placed.Seq));
        Assert.Equal(PictureRefusals.NotThere, (await SayAsync(portal.Marie, idea.ThreadId, first)).Refusal);

        // The same words and pictures are no edit; the same pictures in another order are one.
        Assert.Equal(placed.Change, (await EditAsync(placed.Seq, new(second), new(first))).Change);
        var turned = await EditAsync(placed.Seq, new ChosenPicture(first, "From above"), new ChosenPicture(second));
        Assert.True(turned.Change > placed.Change);
        Assert.Equal([first, second], await ShownAsync(placed.Seq));
        await EditAsync(placed.Seq, new ChosenPicture(first, "From above"));
        Assert.Equal([first], await ShownAsync(placed.Seq));
        Assert.NotNull((await portal.PictureAsync(second)).LooseSince);
        // Words alone leave them where they are.
        Assert.True((await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, placed.Seq, "Two studs."))).Succeeded);
        Assert.Equal([first], await ShownAsync(placed.Seq));
    }

    [Fact]
    public async Task What_is_removed_or_hidden_closes_and_what_is_shown_again_is_at_another_address()
    {
        var picture = await LooseAsync(portal.Marie);
        var seq = (await SayAsync(portal.Marie, idea.ThreadId, picture)).Value.Seq;
        var open = await portal.PictureAsync(picture);
        Assert.NotNull(open.OpenSince);

        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId && row.Seq == seq).Select(row => row.Id).SingleAsync());
        await DecideAsync(SubjectKind.Post, post, DecisionKind.Hide);
        await IsClosedAsync(picture);
        await DecideAsync(SubjectKind.Post, post, DecisionKind.Restore);
        var again = await portal.PictureAsync(picture);
        Assert.True(again.OpenSince is not null && again.Name != open.Name);

        await DecideAsync(SubjectKind.Idea, idea.Id, DecisionKind.Hide);
        await IsClosedAsync(picture);
        await DecideAsync(SubjectKind.Idea, idea.Id, DecisionKind.Restore);
        Assert.NotNull((await portal.PictureAsync(picture)).OpenSince);

        Assert.True((await portal.Do((RemovePost remove) => remove.By(portal.Marie, idea.ThreadId, seq))).Succeeded);
        await IsClosedAsync(picture);
        Assert.Equal([], (await portal.Do((Checkup checkup) => checkup.RunAsync())).Where(finding => finding.Faults.Count > 0).Select(finding => finding.Key));
    }

    [Fact]
    public async Task Under_a_build_they_close_and_open_with_it_however_it_falls_together()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        Assert.True((await SayAsync(portal.Marie, build.ThreadId, await LooseAsync(portal.Marie))).Succeeded);
        using var marie = await portal.SignedIn(portal.Marie);
        var rounds = TestDatabase.Provider == DatabaseProvider.Sqlite ? 2 : 6;
        for (var round = 0; round < rounds; round++)
        {
            var picture = await LooseAsync(portal.Marie);
            await marie.GetStringAsync($"/builds/{build.Id}");
            var back = portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Omid, build.Id));
            await Task.WhenAll(SayAsync(portal.Marie, build.ThreadId, picture), back);
            Assert.Equal(0, await portal.Look(db => db.Pictures.CountAsync(row => row.OpenSince != null && db.PostPictures.Any(own => own.PictureId == row.Id))));
            Assert.True((await portal.Do((PublishBuild publish) => publish.By(portal.Omid, build.Id))).Succeeded);
            Assert.Equal(0, await portal.Look(db => db.Pictures.CountAsync(row => row.OpenSince == null && db.PostPictures.Any(own => own.PictureId == row.Id))));
            // Nobody has said anything meanwhile, and yet all of them lie elsewhere.
            var page = await marie.GetStringAsync($"/builds/{build.Id}");
            foreach (var name in await portal.Look(db => db.Pictures.Where(row => db.PostPictures.Any(own => own.PictureId == row.Id)).Select(row => row.Name).ToListAsync()))
                Assert.Contains($"/pictures/{name}/", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_script_the_form_brings_files_and_one_that_is_no_picture_loses_nothing()
    {
        using var marie = await portal.SignedIn(portal.Marie);
        using var refused = await marie.PostAsync($"/threads/{idea.ThreadId}/posts", Form(("Text", "Two of them.")).With("good.jpg", TestPictures.Corners()).With("bad.jpg", "just words"u8.ToArray()));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Two of them.", page, StringComparison.Ordinal);
        Assert.Contains("bad.jpg", page, StringComparison.Ordinal);
        var arrived = await portal.Look(db => db.Pictures.SingleAsync());
        Assert.Contains($"/pictures/{arrived.Name}/", page, StringComparison.Ordinal);

        using var placed = await marie.PostAsync($"/threads/{idea.ThreadId}/posts", Form(("Text", "Two of them."), ("Pictures.Index", "a"), ("Pictures[a].Id", $"{arrived.Id}"), ("Pictures[a].Alt", "Seen from the side")).With("more.jpg", TestPictures.Corners(60)));
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        var shown = await ShownAsync(1);
        Assert.Equal((2, arrived.Id), (shown.Count, shown[0]));
        using var visitor = portal.Visitor();
        var thread = await visitor.GetStringAsync($"/ideas/{idea.Id}");
        Assert.Contains("alt=\"Seen from the side\"", thread, StringComparison.Ordinal);
        Assert.Contains("data-count=\"2\"", thread, StringComparison.Ordinal);

        // Each is left out by its box, and the words stay.
        using var edited = await marie.PutAsync($"/threads/{idea.ThreadId}/posts/1", Form(("Text", "Two of them."), ("Pictures.Index", "a"), ("Pictures[a].Id", $"{shown[0]}"), ("Pictures[a].Leave", "true"), ("Pictures.Index", "b"), ("Pictures[b].Id", $"{shown[1]}")));
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        Assert.Equal([shown[1]], await ShownAsync(1));
    }

    [Fact]
    public async Task Without_script_nothing_is_left_out_in_silence_and_another_file_under_the_same_key_is_another_picture()
    {
        using var marie = await portal.SignedIn(portal.Marie);
        var place = $"/threads/{idea.ThreadId}/posts";
        var six = Form(("Text", "Six of them."));
        for (var width = 60; width < 66; width++) six = six.With($"{width}.png", TestPictures.Corners(width));
        using var left = await marie.PostAsync(place, six);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, left.StatusCode);
        Assert.Contains("Left out: 2", await left.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(4, await portal.Look(db => db.Pictures.CountAsync()));

        // A choice of which only the index came is none; back in the browser, another file goes out under the key of the first.
        Assert.Equal(HttpStatusCode.SeeOther, (await marie.PostAsync(place, Form(("Text", "None of them."), ("Pictures.Index", "a")))).StatusCode);
        foreach (var width in new[] { 70, 71, 70 })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await marie.PostAsync(place, Form(("Text", ""), ("idempotency-key", "once")).With("same.png", TestPictures.Corners(width)))).StatusCode);
        Assert.Equal([70, 71], await portal.Look(db => db.Pictures.Where(row => row.Width >= 70).Select(row => row.Width).Order().ToListAsync()));

        // However long the names are, the next page is reached.
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        var words = Form();
        foreach (var nth in Enumerable.Range(0, 20)) words = words.With(new string('ش', 115) + $"{nth}.jpg", "just words"u8.ToArray());
        using var told = await marie.PostAsync($"/builds/{build}/pictures", words);
        Assert.InRange(told.Headers.GetValues("Set-Cookie").Sum(cookie => cookie.Length), 100, 6_000);
        Assert.Contains("Not taken besides: 16", await marie.GetStringAsync($"/builds/{build}/edit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_sends_them_ahead_and_names_them()
    {
        using var program = await portal.ProgramOf(portal.Marie);
        var picture = await LooseAsync(portal.Marie);
        using var said = await program.Http.PostAsJsonAsync($"/api/v1/ideas/{idea.Id}/posts", new { text = "Look.", pictures = new[] { new { id = picture, alt = "A drawer" } } });
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        var told = await said.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("A drawer", told.GetProperty("pictures")[0].GetProperty("alt").GetString());
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(told.GetProperty("pictures")[0].GetProperty("sizes")[0].GetProperty("url").GetString())).StatusCode);
        using var again = await program.Http.PostAsJsonAsync($"/api/v1/ideas/{idea.Id}/posts", new { text = "Look.", pictures = new[] { new { id = picture } } });
        Assert.Equal("Pictures.NotThere", (await Caller.Read(again)).Code);
    }

    private async Task<long> LooseAsync(Member owner) => (await portal.NewPictureAsync(owner)).Id;

    private Task<Outcome<Placed>> SayAsync(Member member, long thread, params long[] pictures) =>
        portal.Do((PlacePost place) => place.By(member, thread, "One stud.", pictures: [.. pictures.Select(id => new ChosenPicture(id))]));

    private async Task<Placed> EditAsync(long seq, params ChosenPicture[] pictures)
    {
        var edited = await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, seq, "One stud.", pictures: pictures));
        Assert.Null(edited.Refusal);
        return edited.Value;
    }

    private Task<IReadOnlyList<long>> ShownAsync(long seq) => portal.Look(async db =>
    {
        var views = await db.ViewsAsync(db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Seq == seq), CancellationToken.None);
        return (IReadOnlyList<long>)[.. views[0].Pictures.Looks.Select(look => look.Id)];
    });

    private async Task IsClosedAsync(long id) => Assert.Null((await portal.PictureAsync(id)).OpenSince);

    private async Task DecideAsync(SubjectKind subject, long id, DecisionKind kind)
    {
        if (kind == DecisionKind.Hide) Assert.True((await portal.Do((ReportContent report) => report.By(portal.Aylin, subject, id, ReportGround.Unkind, ""))).Succeeded);
        var asked = await portal.Look(db => db.Reports.Where(row => row.Subject == subject && row.SubjectId == id).MaxAsync(row => row.Id));
        var decided = await portal.Do((DecideReport decide) => decide.By(portal.Line, asked, kind, "It was looked at with care."));
        Assert.Null(decided.Refusal);
    }

    private static FilesForm Form(params (string Name, string Value)[] fields) => new(fields);

    private sealed class FilesForm : MultipartFormDataContent
    {
        public FilesForm(IEnumerable<(string Name, string Value)> fields)
        {
            foreach (var (name, value) in fields) Add(new StringContent(value), name);
        }

        public FilesForm With(string name, byte[] file)
        {
            Add(new ByteArrayContent(file) { Headers = { ContentType = new("image/jpeg") } }, FormPictures.Field, name);
            return this;
        }
    }
}
