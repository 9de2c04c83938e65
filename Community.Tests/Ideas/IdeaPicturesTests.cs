using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Admin;
using Community.Api;
using Community.Funnel;
using Community.Moderation;
using Community.Notifications;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>Ideas show pictures: who arranges them, who sees them, and that no form loses them.</summary>
public sealed class IdeaPicturesTests : IAsyncLifetime
{
    private static readonly IdeaDraft Words = new("A tray that clips under the plate", "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.", Group: "oresund");

    private Portal portal = null!;
    private HttpClient visitor = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        visitor = portal.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_drafts_pictures_are_its_authors_alone_and_open_as_it_is_published()
    {
        using var author = await portal.SignedIn(portal.Karim);
        using var other = await portal.SignedIn(portal.Lena);
        var (first, second) = (await portal.NewPictureAsync(portal.Karim), await portal.NewPictureAsync(portal.Karim));
        var draft = (await SaveAsync(null, Words with { Pictures = [new(second.Id, " The clip,  from below "), new(first.Id)] })).Value.IdeaId;
        // What says nothing of pictures leaves them.
        Assert.True((await SaveAsync(draft, Words with { Title = "A tray that clips under any plate" })).Succeeded);
        Assert.Equal([(second.Id, "The clip, from below"), (first.Id, "")], (await LooksAsync(draft)).Select(look => (look.Id, look.Alt)));

        var closed = await AddressesAsync(draft);
        foreach (var address in closed) Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await AnswerAsync(author, address), await AnswerAsync(other, address), await AnswerAsync(visitor, address)]);
        Assert.True((await portal.Do((PublishIdea publish) => publish.By(portal.Karim, draft))).Succeeded);
        var open = await AddressesAsync(draft);
        foreach (var address in open) Assert.Equal(HttpStatusCode.OK, await AnswerAsync(visitor, address));
        foreach (var address in closed) Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync(author, address));
        Assert.Contains("immutable", (await visitor.GetAsync(open[0])).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(open, (await PageAsync(visitor, $"/ideas/{draft}")).QuerySelectorAll(".strip-wide img:not(.meanwhile)").Select(picture => picture.GetAttribute("src")));

        // An author who takes it back and lets it return keeps its page, and so its pictures, all the while.
        await portal.Do((WithdrawIdea withdraw) => withdraw.By(portal.Karim, draft));
        Assert.Equal(open, await AddressesAsync(draft));
        await AgreesAsync();
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_leaves_its_pictures_loose()
    {
        var picture = await portal.NewPictureAsync(portal.Karim);
        var draft = (await SaveAsync(null, Words with { Pictures = [new(picture.Id)] })).Value.IdeaId;
        Assert.Null((await portal.PictureAsync(picture.Id)).LooseSince);
        Assert.True((await portal.Do((DiscardDraft discard) => discard.By(portal.Karim, draft))).Succeeded);
        Assert.NotNull((await portal.PictureAsync(picture.Id)).LooseSince);
        await AgreesAsync();
    }

    [Fact]
    public async Task Whoever_may_edit_an_idea_arranges_its_pictures_and_brings_only_their_own()
    {
        var (hers, another, his) = (await portal.NewPictureAsync(portal.Karim), await portal.NewPictureAsync(portal.Karim), await portal.NewPictureAsync(portal.Lena));
        var idea = (await portal.Do((SuggestIdea suggest) => suggest.By(portal.Karim, Words with { Pictures = [new(hers.Id)] }))).Value;
        Assert.True((await portal.PictureAsync(hers.Id)).OpenSince is not null);

        Assert.Equal(PictureRefusals.NotThere, (await EditAsync(idea, [new(hers.Id), new(another.Id)])).Refusal);
        Assert.Equal(PictureRefusals.AltLength, (await EditAsync(idea, [new(hers.Id, new string('a', 301))])).Refusal);
        Assert.Equal(PictureRefusals.TooManyHere(10).Key, (await EditAsync(idea, [.. Enumerable.Range(1, 11).Select(id => new ChosenPicture(id))])).Refusal?.Key);
        Assert.Equal(Refusal.ChangedMeanwhile, (await EditAsync(idea with { ConceptVersion = 7 }, [])).Refusal);
        Assert.Equal([hers.Id], (await LooksAsync(idea.IdeaId)).Select(look => look.Id));

        Assert.True((await EditAsync(idea, [new(his.Id), new(hers.Id)])).Succeeded);
        Assert.Equal([his.Id, hers.Id], (await LooksAsync(idea.IdeaId)).Select(look => look.Id));
        Assert.True((await EditAsync(idea with { ConceptVersion = 2 }, [new(his.Id)])).Succeeded);
        Assert.True(await portal.PictureAsync(hers.Id) is { OpenSince: null, LooseSince: not null });
        Assert.Equal(IdeaRefusals.MayNotEdit, (await portal.Do((EditIdea edit) => edit.By(portal.Aylin, idea.IdeaId, Words with { Pictures = [] }, 3))).Refusal);
        await AgreesAsync();
    }

    [Fact]
    public async Task A_hidden_ideas_pictures_close_and_open_again_with_it()
    {
        var picture = await portal.NewPictureAsync(portal.Karim);
        var idea = (await portal.Do((SuggestIdea suggest) => suggest.By(portal.Karim, Words with { Pictures = [new(picture.Id)] }))).Value.IdeaId;
        var open = await AddressesAsync(idea);
        await portal.Do((ReportContent report) => report.By(portal.Omid, SubjectKind.Idea, idea, ReportGround.Spam, ""));
        var report = await portal.Look(db => db.Reports.Select(row => row.Id).SingleAsync());
        Assert.True((await portal.Do((DecideReport decide) => decide.By(portal.Line, report, DecisionKind.Hide, "This sells parts."))).Succeeded);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await AnswerAsync(visitor, open[0]), await AnswerAsync(visitor, (await AddressesAsync(idea))[0])]);

        Assert.True((await portal.Do((DecideReport decide) => decide.By(portal.Line, report, DecisionKind.Restore, "It does not."))).Succeeded);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], [await AnswerAsync(visitor, open[0]), await AnswerAsync(visitor, (await AddressesAsync(idea))[0])]);
        await AgreesAsync();
    }

    [Fact]
    public async Task Every_card_of_an_idea_shows_its_first_picture()
    {
        var picture = await portal.NewPictureAsync(portal.Karim);
        var idea = await portal.IdeaAsync((await portal.Do((SuggestIdea suggest) => suggest.By(portal.Karim, Words with { Line = portal.Storage.Slug, Pictures = [new(picture.Id)] }))).Value.IdeaId);
        await portal.NewIdeaAsync(portal.Karim, "A tray without a picture of it", "oresund");
        var face = (await AddressesAsync(idea.Id))[0];
        foreach (var page in new[] { "/ideas", "/groups/oresund", "/groups/oresund/ideas", $"/members/{portal.Karim.Handle}", "/search?q=tray" })
            Assert.Equal([face], (await PageAsync(visitor, page)).QuerySelectorAll(".idea > .idea-face img:not(.meanwhile)").Select(shown => shown.GetAttribute("src")));
        Assert.Contains(face, (await PageAsync(visitor, "/")).QuerySelectorAll(".idea-face img").Select(shown => shown.GetAttribute("src")));
        Assert.All((await PageAsync(visitor, "/ideas")).QuerySelectorAll(".idea-face img"), shown => Assert.True(shown.HasAttribute("width") && shown.HasAttribute("height")));

        await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, idea.Id, "oresund", new string('y', 60)));
        using var manager = await portal.SignedIn(portal.Priya);
        Assert.Equal([face], (await PageAsync(manager, "/board")).QuerySelectorAll(".ticket > .idea-face img:not(.meanwhile)").Select(shown => shown.GetAttribute("src")));
    }

    [Fact]
    public async Task Without_script_files_come_with_the_form_and_a_refused_form_keeps_them()
    {
        using var author = await portal.SignedIn(portal.Karim);
        var empty = await PageAsync(author, "/ideas/new");
        var refused = await author.PostAsync("/ideas", FilesForm.Of(empty.QuerySelector("#writing")!, [TestPictures.Corners(), TestPictures.Corners(90, 60), "no picture"u8.ToArray()], ("Title", "Short"), ("Publish", "true")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await ReadAsync(refused);
        Assert.Equal("Short", again.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal(2, await portal.Look(db => db.IdeaPictures.CountAsync()));
        Assert.Equal(2, again.QuerySelectorAll("#writing img:not(.meanwhile)").Length);

        var form = again.QuerySelector("#writing")!;
        var published = await author.PostAsync(form.GetAttribute("action"), FilesForm.Of(form, [TestPictures.Corners(60, 90)], ("Title", Words.Title), ("Today", Words.Today), ("Better", Words.Better), ("Publish", "true")));
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        var idea = await portal.Look(db => db.Ideas.SingleAsync());
        Assert.Equal((IdeaStage.Open, 3), (idea.Stage, (await LooksAsync(idea.Id)).Count));

        // A stale edit loses neither what was arranged nor what was typed for it.
        var edit = (await PageAsync(author, $"/ideas/{idea.Id}/edit")).QuerySelector("#writing")!;
        await EditAsync(new IdeaSaved(idea.Id, 1), null);
        var alt = edit.QuerySelectorAll("[name$='.Alt']")[0].GetAttribute("name")!;
        var leave = edit.QuerySelectorAll("[name$='.Leave']")[2].GetAttribute("name")!;
        var stale = await author.PostAsync($"/ideas/{idea.Id}", FilesForm.Of(edit, [], (alt, "The clip"), (leave, "true")));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var kept = (await ReadAsync(stale)).QuerySelector("#writing")!;
        Assert.Equal(["The clip", ""], kept.QuerySelectorAll("[name$='.Alt']").Select(words => words.GetAttribute("value") ?? words.TextContent));
        Assert.Equal(3, (await LooksAsync(idea.Id)).Count);
        Assert.Equal(HttpStatusCode.SeeOther, (await author.PostAsync($"/ideas/{idea.Id}", FilesForm.Of(kept, []))).StatusCode);
        Assert.Equal(["The clip", ""], (await LooksAsync(idea.Id)).Select(look => look.Alt));
        await AgreesAsync();
    }

    [Fact]
    public async Task A_program_suggests_an_idea_with_pictures_and_arranges_them()
    {
        using var program = await portal.ProgramOf(portal.Karim);
        var (first, second) = (await portal.NewPictureAsync(portal.Karim), await portal.NewPictureAsync(portal.Karim));
        var told = await program.Post("/ideas", new { Words.Title, Words.Today, Words.Better, Publish = true, Pictures = new object[] { new { first.Id, Alt = "The clip" }, new { second.Id } } });
        Assert.Equal(HttpStatusCode.Created, told.Status);
        Assert.Equal(["The clip", ""], told.Body.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("alt").GetString()));
        var id = told.Id;
        var changed = await program.Send(HttpMethod.Patch, $"/ideas/{id}", new { Pictures = new object[] { new { second.Id, Alt = "The tray" } } });
        Assert.Equal(["The tray"], changed.Body.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("alt").GetString()));
        Assert.Equal(second.Id, (await program.Get("/ideas")).Body.GetProperty("items")[0].GetProperty("face").GetProperty("id").GetInt64());
    }

    private Task<Outcome<IdeaSaved>> SaveAsync(long? id, IdeaDraft draft) => portal.Do((SaveDraft save) => save.By(portal.Karim, id, draft));

    /// <summary>By the deputy of its group.</summary>
    private Task<Outcome<IdeaSaved>> EditAsync(IdeaSaved idea, IReadOnlyList<ChosenPicture>? pictures) => portal.Do((EditIdea edit) => edit.By(portal.Lena, idea.IdeaId, Words with { Pictures = pictures }, idea.ConceptVersion));

    private Task<IReadOnlyList<PictureLook>> LooksAsync(long idea) => portal.Look(db => db.PicturesOfIdeaAsync(idea));

    private async Task<IReadOnlyList<string>> AddressesAsync(long idea) => [.. (await LooksAsync(idea)).Select(look => $"/pictures/{look.Name}/{look.Widths[0]}.webp")];

    private async Task AgreesAsync() => Assert.Equal([], (await portal.Do((Checkup checkup) => checkup.RunAsync())).Where(finding => finding.Faults.Count > 0));

    private static async Task<HttpStatusCode> AnswerAsync(HttpClient client, string address) => (await client.GetAsync(address)).StatusCode;

    private static async Task<IDocument> PageAsync(HttpClient client, string address) => await ReadAsync(await client.GetAsync(address));

    private static async Task<IDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
