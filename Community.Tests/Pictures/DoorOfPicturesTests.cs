using System.Net;
using Community.Api;
using Community.Builds;
using Microsoft.EntityFrameworkCore;

namespace Community.Pictures;

/// <summary>Who is handed a picture, and how pictures come in by form and by API.</summary>
public sealed class DoorOfPicturesTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_picture_is_its_owners_until_its_build_is_shown_and_again_when_it_is_taken_back()
    {
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        var picture = await portal.NewPictureAsync(portal.Marie, build);
        using var visitor = portal.Visitor();
        using var owner = await portal.SignedIn(portal.Marie);
        using var other = await portal.SignedIn(portal.Omid);
        var closed = $"/pictures/{picture.Name}/120.webp";

        await IsAsync(visitor, closed, HttpStatusCode.NotFound);
        await IsAsync(other, closed, HttpStatusCode.NotFound);
        using (var own = await IsAsync(owner, closed, HttpStatusCode.OK))
        {
            Assert.Equal("no-store, private", own.Headers.GetValues("Cache-Control").Single());
            Assert.Equal("same-origin", own.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Equal("image/webp", own.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", own.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(picture.Sizes[0].Bytes, (await own.Content.ReadAsByteArrayAsync()).LongLength);
        }

        Assert.True((await portal.Do((PublishBuild publish) => publish.By(portal.Marie, build))).Succeeded);
        var name = (await portal.PictureAsync(picture.Id)).Name;
        var open = $"/pictures/{name}/120.webp";
        Assert.NotEqual(closed, open);
        await IsAsync(owner, closed, HttpStatusCode.NotFound);
        foreach (var client in new[] { visitor, owner, other })
        {
            using var shown = await IsAsync(client, open, HttpStatusCode.OK);
            Assert.Equal("public, max-age=31536000, immutable", shown.Headers.GetValues("Cache-Control").Single());
            Assert.False(shown.Headers.Contains("Set-Cookie"));
            using var known = new HttpRequestMessage(HttpMethod.Get, open) { Headers = { IfNoneMatch = { shown.Headers.ETag! } } };
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(known)).StatusCode);
        }

        using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, open));
        Assert.Equal((HttpStatusCode.OK, picture.Sizes[0].Bytes), (head.StatusCode, head.Content.Headers.ContentLength));
        foreach (var wrong in new[] { $"/pictures/{name}/121.webp", $"/pictures/{picture.Key}/120.webp", $"/pictures/{name}/..%2f120.webp", "/pictures/..%2f..%2fcommunity.db/120.webp", $"/pictures/{name}/-1.webp" }) await IsAsync(owner, wrong, HttpStatusCode.NotFound);

        Assert.True((await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Marie, build))).Succeeded);
        foreach (var client in new[] { visitor, owner, other }) await IsAsync(client, open, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_and_a_program_add_a_picture_once_and_a_refused_file_is_told_of_in_words()
    {
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        using var owner = await portal.SignedIn(portal.Marie);
        using var program = await portal.ProgramOf(portal.Marie);

        var first = await SendAsync(owner, "/pictures", build, TestPictures.Corners(), "key-1");
        var again = await SendAsync(owner, "/pictures", build, TestPictures.Corners(), "key-1");
        var other = await SendAsync(owner, "/pictures", build, TestPictures.Corners(60), "key-1");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (first.Status, again.Status, other.Status));
        Assert.Equal(first.Id, again.Id);
        Assert.Equal("Shared.KeyReused", other.Code);
        var size = first.Body.GetProperty("sizes")[0];
        Assert.Equal((120, 80), (size.GetProperty("width").GetInt32(), size.GetProperty("height").GetInt32()));
        await IsAsync(owner, size.GetProperty("url").GetString()!, HttpStatusCode.OK);

        var called = await SendAsync(program.Http, "/api/v1/pictures", build, TestPictures.Corners(), "key-1");
        Assert.Equal(HttpStatusCode.Created, called.Status);
        Assert.StartsWith(portal.Address, called.Body.GetProperty("sizes")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(called.Id, (await SendAsync(program.Http, "/api/v1/pictures", build, TestPictures.Corners(), "key-1")).Id);

        var refused = await SendAsync(owner, "/pictures", build, "just words"u8.ToArray());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Pictures.IsText"), (refused.Status, refused.Code));
        Assert.Contains("not a picture", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("Pictures.IsText", (await SendAsync(program.Http, "/api/v1/pictures", build, "just words"u8.ToArray())).Code);
        var large = await SendAsync(owner, "/pictures", build, new byte[PictureBounds.Bytes + 1]);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Pictures.TooLarge"), (large.Status, large.Code));
        using var foreign = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(foreign, "/pictures", build, TestPictures.Corners())).Status);

        Assert.Equal(2, await portal.Look(db => db.BuildPictures.CountAsync(own => own.BuildId == build)));
        Assert.Equal(2, Directory.GetDirectories(portal.PictureFolders.Kept, "*", SearchOption.AllDirectories).Count(place => PictureFolders.IsKey(Path.GetFileName(place))));
        Assert.Empty(Directory.GetFileSystemEntries(portal.PictureFolders.Making));
    }

    [Fact]
    public async Task Without_script_a_press_leads_back_to_the_build_and_a_visitor_cannot_fill_the_disk()
    {
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        using var owner = await portal.SignedIn(portal.Marie);
        owner.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var led = await owner.PostAsync("/pictures", Portal.PictureForm(build, TestPictures.Corners()));
        Assert.Equal((HttpStatusCode.SeeOther, $"/builds/{build}/edit#pictures"), (led.StatusCode, led.Headers.Location!.ToString()));
        using var page = await owner.PostAsync("/pictures", Portal.PictureForm(build, "<svg/>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("SVG", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.ExpectContinue = true;
        using var stopped = await visitor.PostAsync("/pictures", Portal.PictureForm(build, new byte[5_000_000]));
        Assert.Contains("/account/sign-in", stopped.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_takes_twenty_pictures_and_no_more()
    {
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        var made = new PictureMade(10, 10, false, "ffffff", "UklGRg==", [new SizeMade(10, 10, 1)]);
        for (var place = 1; place <= BuildPicture.PerBuild; place++) Assert.True((await KeepAsync()).Succeeded);

        Assert.Equal(PictureRefusals.BuildIsFull, (await KeepAsync()).Refusal);
        Assert.Equal(Enumerable.Range(1, 20), await portal.Look(db => db.BuildPictures.Where(own => own.BuildId == build).OrderBy(own => own.Place).Select(own => own.Place).ToListAsync()));

        Task<Outcome<PictureKept>> KeepAsync() => portal.Do((KeepPicture keep) => keep.By(portal.Marie, build, PictureFolders.NewKey(), made));
    }

    private static async Task<HttpResponseMessage> IsAsync(HttpClient client, string path, HttpStatusCode status)
    {
        var answer = await client.GetAsync(path);
        Assert.True(status == answer.StatusCode, $"{path}: {(int)answer.StatusCode}");
        return answer;
    }

    private static async Task<Caller.Answer> SendAsync(HttpClient client, string path, long build, byte[] file, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Portal.PictureForm(build, file) };
        request.Headers.Accept.ParseAdd("application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Caller.Read(await client.SendAsync(request));
    }
}
