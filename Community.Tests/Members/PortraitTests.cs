using System.Net;
using AngleSharp.Html.Parser;
using Community.Admin;
using Community.Api;
using Community.Pictures;
using Community.Threads;

namespace Community.Members;

/// <summary>Members show themselves by a picture wherever their initials stood.</summary>
public sealed class PortraitTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"), ("Portal:OutputCache", "true"));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_portrait_comes_with_the_profile_and_stands_where_initials_stood()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: "oresund");
        await portal.Do((PlacePost place) => place.By(portal.Karim, idea.ThreadId, "It clips under the plate"));
        string[] pages = [$"/members/{portal.Karim.Handle}", $"/ideas/{idea.Id}", "/ideas", "/groups/oresund/members"];
        using var visitor = portal.Visitor();
        using var karim = await portal.SignedIn(portal.Karim);
        foreach (var page in pages) Assert.Empty((await karim.Read(page)).QuerySelectorAll(".face img"));
        foreach (var page in pages) await visitor.Read(page);

        var form = (await karim.Read("/account/profile")).QuerySelector("form[action='/account/profile']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await karim.PostAsync("/account/profile", FilesForm.Of(form, [TestPictures.Corners(400, 400)]))).StatusCode);
        var portrait = await PortraitAsync();
        Assert.EndsWith("/320", portrait, StringComparison.Ordinal);
        foreach (var page in pages) Assert.NotEmpty((await karim.Read(page)).QuerySelectorAll($"main .face img[src='/pictures/{portrait}.webp'][width][height]"));
        Assert.NotEmpty((await karim.Read("/")).QuerySelectorAll($"header .face img[src='/pictures/{portrait}.webp']"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/pictures/{portrait}.webp")).StatusCode);
        foreach (var page in pages) await Soon.HoldsAsync(async () => (await visitor.Read(page)).QuerySelectorAll($"main .face img[src='/pictures/{portrait}.webp']").Length > 0);

        // Another in its place, and then none: no page names an address that leads nowhere.
        var next = (await karim.Read("/account/profile")).QuerySelector("form[action='/account/profile']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await karim.PostAsync("/account/profile", FilesForm.Of(next, [TestPictures.Corners(60, 90)]))).StatusCode);
        var another = await PortraitAsync();
        Assert.EndsWith("/60", another, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/pictures/{portrait}.webp")).StatusCode);
        foreach (var page in pages) await Soon.HoldsAsync(async () => !(await visitor.Read(page)).DocumentElement.OuterHtml.Contains(portrait!, StringComparison.Ordinal));
        using var program = await portal.ProgramOf(portal.Karim);
        Assert.EndsWith($"/pictures/{another}.webp", (await program.Get("/me")).Body.GetProperty("picture").GetString(), StringComparison.Ordinal);
        Assert.EndsWith($"/pictures/{another}.webp", (await program.Get($"/members/{portal.Karim.Handle}")).Body.GetProperty("picture").GetString(), StringComparison.Ordinal);

        Assert.True((await EditAsync(portal.Karim, [])).Succeeded);
        Assert.Null(await PortraitAsync());
        await Soon.HoldsAsync(async () => (await karim.Read(pages[1])).QuerySelectorAll(".face img").Length == 0);
        await AgreesAsync();
    }

    [Fact]
    public async Task It_is_one_of_ones_own_and_what_says_nothing_of_it_leaves_it()
    {
        var (hers, his, second) = (await portal.NewPictureAsync(portal.Karim), await portal.NewPictureAsync(portal.Omid), await portal.NewPictureAsync(portal.Karim));
        Assert.Equal(PictureRefusals.NotThere, (await EditAsync(portal.Karim, [new(his.Id)])).Refusal);
        Assert.Equal(PictureRefusals.TooManyHere(1).Key, (await EditAsync(portal.Karim, [new(hers.Id), new(second.Id)])).Refusal?.Key);
        Assert.True((await EditAsync(portal.Karim, [new(hers.Id)])).Succeeded);
        var portrait = await PortraitAsync();
        Assert.True((await EditAsync(portal.Karim, null)).Succeeded);
        Assert.True((await EditAsync(portal.Karim, [new(hers.Id)])).Succeeded);
        Assert.Equal(portrait, await PortraitAsync());

        // What a disk has lost is nobody's portrait.
        Assert.True((await portal.Do((MendPictures mend) => mend.By([.. hers.Sizes.Select(size => new LostSize(hers.Id, size.Width))]))).Succeeded);
        Assert.Null(await PortraitAsync());
        await AgreesAsync();
    }

    [Fact]
    public async Task What_is_no_picture_is_told_of_beside_what_was_typed()
    {
        using var karim = await portal.SignedIn(portal.Karim);
        var form = (await karim.Read("/account/profile")).QuerySelector("form[action='/account/profile']")!;
        var refused = await karim.PostAsync("/account/profile", FilesForm.Of(form, ["no picture"u8.ToArray()], ("About", "I sweep.")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal("I sweep.", page.QuerySelector("#About")!.TextContent.Trim());
        Assert.Contains("photo 0.jpg", page.QuerySelector(".field-error:not(:empty), .note.wrong")!.TextContent, StringComparison.Ordinal);
    }

    private Task<Outcome<string>> EditAsync(Member member, IReadOnlyList<ChosenPicture>? portrait) =>
        portal.Do((EditProfile edit) => edit.By(member, new ProfileDraft(member.Name, member.Handle, Portrait: portrait)));

    private async Task<string?> PortraitAsync() => (await portal.Look(async db => await db.Members.FindAsync(portal.Karim.Id)))!.Portrait;

    private async Task AgreesAsync() => Assert.Equal([], (await portal.Do((Checkup checkup) => checkup.RunAsync())).Where(finding => finding.Faults.Count > 0));
}
