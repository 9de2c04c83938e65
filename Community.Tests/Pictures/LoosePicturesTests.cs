using System.Net;
using Community.Admin;
using Community.Api;
using Microsoft.EntityFrameworkCore;

namespace Community.Pictures;

/// <summary>Pictures that were sent ahead of what will show them, and those that were taken out of it.</summary>
public sealed class LoosePicturesTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_loose_picture_is_its_owners_alone_and_is_taken_by_form_and_by_program()
    {
        using var owner = await portal.SignedIn(portal.Marie);
        using var other = await portal.SignedIn(portal.Omid);
        using var program = await portal.ProgramOf(portal.Marie);
        using var sent = await owner.PostAsync("/pictures", Portal.PictureForm(build: null, TestPictures.Corners()));
        var told = await Caller.Read(sent);
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Equal(HttpStatusCode.Created, (await Caller.Read(await program.Http.PostAsync("/api/v1/pictures", Portal.PictureForm(build: null, TestPictures.Corners())))).Status);

        var address = told.Body.GetProperty("sizes")[0].GetProperty("url").GetString();
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        Assert.Equal(2, await portal.Look(db => db.Pictures.CountAsync(row => row.LooseSince != null && row.OpenSince == null)));
    }

    [Fact]
    public async Task A_member_has_so_many_loose_pictures_and_no_more()
    {
        var made = new PictureMade(10, 10, false, "ffffff", "UklGRg==", [new SizeMade(10, 10, 1)]);
        for (var nth = 0; nth < Picture.LooseAtOnce; nth++) Assert.True((await KeepAsync()).Succeeded);
        Assert.Equal(PictureRefusals.TooManyLoose, (await KeepAsync()).Refusal);
        Assert.Equal(PictureRefusals.TooManyLoose, (await portal.Do((StartUpload start) => start.By(portal.Marie, null, "photo.jpg", 100))).Refusal);
        Assert.True((await portal.Do((StartUpload start) => start.By(portal.Omid, null, "photo.jpg", 100))).Succeeded);

        Task<Outcome<PictureKept>> KeepAsync() => portal.Do((KeepPicture keep) => keep.By(portal.Marie, null, PictureFolders.NewKey(), made));
    }

    [Fact]
    public async Task It_comes_into_one_thing_alone_and_leaves_it_closed()
    {
        var idea = (await portal.NewIdeaAsync(portal.Marie, "A drawer for every wheel")).Id;
        var (first, second, foreign) = (await portal.NewPictureAsync(portal.Marie), await portal.NewPictureAsync(portal.Marie), await portal.NewPictureAsync(portal.Omid));
        Assert.Null(await ArrangeAsync(idea, new ChosenPicture(second.Id), new ChosenPicture(first.Id, " A drawer,  open ")));
        Assert.Equal([second.Id, first.Id], (await portal.Look(db => db.PicturesOfIdeaAsync(idea))).Select(look => look.Id));
        Assert.Equal("A drawer, open", (await portal.PictureAsync(first.Id)).Alt);
        var open = await portal.PictureAsync(first.Id);
        Assert.True(open.OpenSince is not null && open.LooseSince is null && open.Name != first.Name);

        // Another's, one that is elsewhere, and the same one twice change nothing.
        var elsewhere = (await portal.NewIdeaAsync(portal.Marie, "A box for every drawer")).Id;
        Assert.Equal(PictureRefusals.NotThere, await ArrangeAsync(idea, new ChosenPicture(foreign.Id)));
        Assert.Equal(PictureRefusals.NotThere, await ArrangeAsync(elsewhere, new ChosenPicture(first.Id)));
        Assert.Equal(Refusal.Unreadable, await ArrangeAsync(idea, new ChosenPicture(first.Id), new ChosenPicture(first.Id)));
        Assert.Equal(2, (await portal.Look(db => db.PicturesOfIdeaAsync(idea))).Count);

        Assert.Null(await ArrangeAsync(idea, new ChosenPicture(second.Id)));
        var left = await portal.PictureAsync(first.Id);
        Assert.True(left.OpenSince is null && left.LooseSince is not null && left.Name != open.Name);
        Assert.Null(await ArrangeAsync(elsewhere, new ChosenPicture(first.Id)));
        Assert.Equal([], (await portal.Do((Checkup checkup) => checkup.RunAsync())).Where(finding => finding.Faults.Count > 0));
    }

    private Task<Refusal?> ArrangeAsync(long idea, params ChosenPicture[] wanted) => portal.Look(async db =>
    {
        var arranged = await db.SaveAsync<Done>(async () => await db.ArrangeIdeaPicturesAsync(idea, portal.Marie.Id, wanted, CancellationToken.None) is { } refusal ? refusal : Done.It);
        return arranged.Refusal;
    });
}
