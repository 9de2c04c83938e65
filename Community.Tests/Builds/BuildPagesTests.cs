using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Community.Groups;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>The pages of builds as a browser without script meets them.</summary>
public sealed class BuildPagesTests : IAsyncLifetime
{
    // Four pixels each; what became of them is looked at where pictures are tested.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGM4EcAARECsAUQAIpYEsbEhffIAAAAASUVORK5CYII=");

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Pictures:Folder", Directory.CreateTempSubdirectory("portal-test-pictures-").FullName));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_whole_build_with_two_pictures_is_shown_by_one_press_and_sent_twice_it_is_one()
    {
        using var client = await portal.SignedIn(portal.Omid);
        for (var sent = 0; sent < 2; sent++)
        {
            var answer = await client.PostAsync("/builds", Whole("one", [("a.png", Png), ("b.png", Png)], ("Title", "The harbour at dusk"), ("Parts", "۴٬۲۰۰"), ("Publish", "true")));
            Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
            Assert.StartsWith("/builds/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var build = await portal.Look(db => db.Builds.AsNoTracking().Include(row => row.Pictures).SingleAsync());
        Assert.Equal((BuildState.Published, 4_200, 2), (build.State, build.Parts, build.Pictures.Count));
        using var visitor = portal.Visitor();
        var moved = await visitor.GetAsync($"/builds/{build.Id}/another-title");
        Assert.Equal($"/builds/{build.Id}/the-harbour-at-dusk", moved.Headers.Location!.ToString());
        var page = await PageAsync(await visitor.GetAsync($"/builds/{build.Id}/the-harbour-at-dusk"));
        var names = await portal.Look(db => db.Pictures.OrderBy(row => row.Id).Select(row => row.Name).ToListAsync());
        Assert.EndsWith($"/pictures/{names[0]}/2.webp", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("meta[property='og:image:width']")!.GetAttribute("content"));
        Assert.Equal("image/webp", (await visitor.GetAsync($"/pictures/{names[0]}/2.webp")).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_the_pictures_are_kept()
    {
        using var client = await portal.SignedIn(portal.Omid);
        var refused = await client.PostAsync("/builds", Whole("two", [("a.png", Png), ("notes.txt", "no picture at all"u8.ToArray())], ("Title", ""), ("Story", "Two winters."), ("Publish", "true")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await PageAsync(refused);
        Assert.Contains("notes.txt", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#pictures [data-picture]"));
        Assert.Equal("Two winters.", page.QuerySelector("#Story")!.TextContent.Trim());
        var place = page.QuerySelector("#writing")!.GetAttribute("action")!;

        var untitled = await client.PostAsync(place, Form(("_method", "PUT"), ("Title", "Ha"), ("Publish", "true")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untitled.StatusCode);
        Assert.NotEmpty((await PageAsync(untitled)).QuerySelector("#Title-error")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync(place, Form(("_method", "PUT"), ("Title", "Harbour"), ("Publish", "true")))).StatusCode);
        Assert.Equal(BuildState.Published, await portal.Look(db => db.Builds.Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task A_draft_is_kept_as_it_is_typed_and_found_again_on_another_device()
    {
        using var phone = await portal.SignedIn(portal.Omid);
        var begun = await Quietly(phone, HttpMethod.Post, "/builds", ("Title", "Ha"), ("idempotency-key", "three"));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var place = begun.Headers.Location!.ToString();
        Assert.Equal(place, (await Quietly(phone, HttpMethod.Post, "/builds", ("Title", "Harbour"), ("idempotency-key", "three"))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await Quietly(phone, HttpMethod.Put, place, ("Title", "The harbour"), ("Tags", "harbour, night"))).StatusCode);
        // One wrong field is told of, and keeps no other from being saved.
        var told = await Quietly(phone, HttpMethod.Put, place, ("Title", "The harbour"), ("Tags", "harbour, night"), ("Credits", "Omid lent the tiles."), ("Parts", "many"), ("Idea", "999999"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Assert.Contains("1,000,000", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var kept = await portal.Look(db => db.Builds.Where(row => place.EndsWith("/" + row.Id)).Select(row => new { row.Credits, Tags = row.Tags.Count }).SingleAsync());
        Assert.Equal(("Omid lent the tiles.", 2), (kept.Credits, kept.Tags));
        // What was kept in the wrong field stays there.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Quietly(phone, HttpMethod.Put, place, ("Title", "The harbour"), ("Tags", "a, b, c, d, e, f"))).StatusCode);
        Assert.Equal(2, await portal.Look(db => db.BuildTags.CountAsync()));

        using var laptop = await portal.SignedIn(portal.Omid);
        Assert.Equal(place + "/edit", (await laptop.GetAsync("/builds/new")).Headers.Location!.ToString());
        Assert.Equal("The harbour", (await PageAsync(await laptop.GetAsync(place + "/edit"))).QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("", (await PageAsync(await laptop.GetAsync("/builds/new?another=true"))).QuerySelector("#Title")!.GetAttribute("value"));
        using var stranger = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(place + "/edit")).StatusCode);
        using var nobody = portal.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Quietly(nobody, HttpMethod.Post, "/builds", ("Title", "Ha"))).StatusCode);
    }

    [Fact]
    public async Task A_stale_edit_is_refused_with_what_was_typed_beside_what_is_newer()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        using var client = await portal.SignedIn(portal.Omid);
        await portal.Do((EditBuild edit) => edit.By(portal.Omid, build.Id, new BuildDraft("The lighthouse, mended"), build.Version));

        var stale = await client.PostAsync($"/builds/{build.Id}", Form(("_method", "PUT"), ("Title", "My lighthouse"), ("Story", "Typed for an hour."), ("Version", $"{build.Version}")));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = await PageAsync(stale);
        Assert.Equal("My lighthouse", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("Typed for an hour.", page.QuerySelector("#Story")!.TextContent.Trim());
        Assert.Contains("The lighthouse, mended", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var version = page.QuerySelector("[name=Version]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync($"/builds/{build.Id}", Form(("_method", "PUT"), ("Title", "My lighthouse"), ("Version", version)))).StatusCode);
    }

    [Fact]
    public async Task Deleting_asks_and_is_undone_by_one_press()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        using var client = await portal.SignedIn(portal.Omid);
        var question = await PageAsync(await client.GetAsync($"/builds/{build.Id}/delete"));
        Assert.Equal("DELETE", question.QuerySelector($"form[action='/builds/{build.Id}'] [name=_method]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync($"/builds/{build.Id}", Form(("_method", "DELETE")))).StatusCode);

        var deleted = await PageAsync(await client.GetAsync($"/builds/{build.Id}"));
        var undo = deleted.QuerySelector($"form[action='/builds/{build.Id}/restore']");
        Assert.NotNull(undo);
        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/builds/{build.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync(undo.GetAttribute("action")!, Form())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/builds/{build.Id}/{build.Slug}")).StatusCode);
    }

    [Fact]
    public async Task A_step_up_describing_and_an_idea_that_is_shown_need_no_script()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        var build = await portal.NewBuildAsync(portal.Omid);
        await portal.AddPictureAsync(portal.Omid, build.Id);
        await portal.Do((EditBuild edit) => edit.By(portal.Omid, build.Id, new BuildDraft("A tray of bricks", Idea: $"{idea.Id}"), build.Version));
        using var client = await portal.SignedIn(portal.Omid);
        var form = await PageAsync(await client.GetAsync($"/builds/{build.Id}/edit"));
        var second = form.QuerySelectorAll("#pictures [data-picture]")[1].GetAttribute("data-picture")!;

        await client.PostAsync($"/builds/{build.Id}/order", Form(("up", second)));
        await client.PostAsync($"/builds/{build.Id}/pictures/{second}", Form(("_method", "PUT"), ("alt", "The tray, full")));
        using var visitor = portal.Visitor();
        var page = await PageAsync(await visitor.GetAsync($"/builds/{build.Id}/a-tray-of-bricks"));
        Assert.Equal("The tray, full", page.QuerySelector("img[src^='/pictures/']")!.GetAttribute("alt"));
        Assert.NotNull(page.QuerySelector($"a[href^='/ideas/{idea.Id}/']"));
        var shown = await PageAsync(await visitor.GetAsync($"/ideas/{idea.Id}"));
        Assert.NotNull(shown.QuerySelector($"article[data-build='{build.Id}']"));
        Assert.EndsWith(".webp", shown.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gallery_is_narrowed_to_a_group_and_a_tag_from_the_page_and_closed_groups_are_offered_to_their_own()
    {
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var build = await portal.NewBuildAsync(portal.Omid, group: portal.Club.Slug);
        await portal.Do((EditBuild edit) => edit.By(portal.Omid, build.Id, new BuildDraft("The old lighthouse", Group: portal.Club.Slug, Tags: ["Sea & sand"]), build.Version));
        await portal.NewBuildAsync(portal.Marie, "The night ferry");
        using var visitor = portal.Visitor();
        var whole = await PageAsync(await visitor.GetAsync("/builds"));
        var (group, tag) = (whole.QuerySelector($".menu a[href='/builds?group={portal.Club.Slug}']"), whole.QuerySelector(".menu a[href='/builds?tag=sea-sand']"));
        Assert.Equal(("Sea & sand", portal.Club.Name), (tag?.TextContent, group?.TextContent));

        var narrowed = await PageAsync(await visitor.GetAsync($"/builds?group={portal.Club.Slug}&tag=sea-sand"));
        Assert.Single(narrowed.QuerySelectorAll("article.build"));
        Assert.Equal([$"/builds?tag=sea-sand", $"/builds?group={portal.Club.Slug}"], narrowed.QuerySelectorAll(".filters > .chip.on").Select(chip => chip.GetAttribute("href")));
        Assert.EndsWith(".webp", (await PageAsync(await visitor.GetAsync($"/groups/{portal.Club.Slug}"))).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!, StringComparison.Ordinal);

        var version = await portal.Look(db => db.Groups.Where(row => row.Id == portal.Club.Id).Select(row => row.Version).SingleAsync());
        Assert.Null((await portal.Do((EditGroup edit) => edit.By(portal.Karim, portal.Club.Id, new GroupDraft(portal.Club.Name, Country: "DK", Languages: ["en"], Visibility: GroupVisibility.MembersOnly), version))).Refusal);
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.NotNull((await PageAsync(await omid.GetAsync("/builds"))).QuerySelector($".menu a[href='/builds?group={portal.Club.Slug}']"));
        using var aylin = await portal.SignedIn(portal.Aylin);
        await Soon.HoldsAsync(async () => (await PageAsync(await aylin.GetAsync("/builds"))).QuerySelector($".menu a[href='/builds?group={portal.Club.Slug}']") is null);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static MultipartFormDataContent Whole(string key, (string Name, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("idempotency-key", key))) form.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "Files", name);
        return form;
    }

    private static Task<HttpResponseMessage> Quietly(HttpClient client, HttpMethod method, string place, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(method, place) { Content = Form(fields) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client.SendAsync(request);
    }
}
