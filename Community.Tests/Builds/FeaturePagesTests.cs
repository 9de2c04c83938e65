using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Community.Builds;

/// <summary>The build of the week on the pages of the portal, as a browser without script meets them.</summary>
public sealed class FeaturePagesTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Build build = null!;
    private FeatureWeek now;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Portal:OutputCache", "true"));
        build = await portal.NewBuildAsync(portal.Omid);
        now = await portal.Look(db => Task.FromResult(FeatureWeek.Of(db.Now)));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task One_press_on_its_page_brings_it_to_the_gallery_and_the_home_page_of_everybody_and_another_takes_it_away()
    {
        using var visitor = portal.Visitor();
        foreach (var address in new[] { "/", "/builds" }) Assert.Null((await PageAsync(visitor, address)).QuerySelector(".feature"));
        using var line = await portal.SignedIn(portal.Line);
        var form = (await PageAsync(line, $"/builds/{build.Id}/{build.Slug}")).QuerySelector($"form[action='/builds/{build.Id}/feature']")!;
        Assert.Equal(now.ToString(), form.QuerySelector("option")!.GetAttribute("value"));
        Assert.Equal(FeatureWeek.Ahead, form.QuerySelectorAll("option").Length);

        Assert.Equal(HttpStatusCode.SeeOther, (await line.PostAsync(form.GetAttribute("action")!, Form(("_method", "PUT"), ("Week", now.ToString())))).StatusCode);

        foreach (var address in new[] { "/", "/builds" }) await Soon.HoldsAsync(async () => (await PageAsync(visitor, address)).QuerySelector($".feature a[href='/builds/{build.Id}/{build.Slug}']") is not null);
        Assert.NotNull((await PageAsync(visitor, $"/builds/{build.Id}/{build.Slug}")).QuerySelector(".chip.award"));
        Assert.Null((await PageAsync(visitor, $"/builds/{build.Id}/{build.Slug}")).QuerySelector("form[action$='/feature']"));
        // Who looks for something, or reads on, came for something else.
        Assert.Null((await PageAsync(visitor, "/builds?theme=Other")).QuerySelector(".feature"));
        await portal.SettleAsync();
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.Contains("as build of the week from", (await PageAsync(omid, "/inbox")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await line.PostAsync($"/builds/{build.Id}/feature", Form(("_method", "DELETE")))).StatusCode);
        foreach (var address in new[] { "/", "/builds" }) await Soon.HoldsAsync(async () => (await PageAsync(visitor, address)).QuerySelector(".feature") is null);
    }

    [Fact]
    public async Task A_week_that_somebody_took_meanwhile_is_said_beside_the_field()
    {
        var other = await portal.NewBuildAsync(portal.Marie, "The night ferry");
        await portal.Do((FeatureBuild feature) => feature.By(portal.Admin, other.Id, now.Plus(1)));
        using var line = await portal.SignedIn(portal.Line);

        var refused = await line.PostAsync($"/builds/{build.Id}/feature", Form(("_method", "PUT"), ("Week", now.Plus(1).ToString())));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await PageAsync(refused);
        Assert.Contains("Another build is chosen", page.QuerySelector("#Week-error")!.TextContent, StringComparison.Ordinal);
        var taken = (IHtmlOptionElement)page.QuerySelector($"option[value='{now.Plus(1)}']")!;
        Assert.True(taken.IsDisabled);
        Assert.Contains("The night ferry", taken.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await line.PostAsync($"/builds/{build.Id}/feature", Form(("_method", "PUT"), ("Week", "next")))).StatusCode);
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.Forbidden, (await omid.PostAsync($"/builds/{build.Id}/feature", Form(("_method", "PUT"), ("Week", now.ToString())))).StatusCode);
    }

    [Fact]
    public async Task The_builds_of_past_weeks_are_read_page_by_page()
    {
        for (var week = 0; week < 14; week++)
        {
            await portal.Do((FeatureBuild feature) => feature.By(portal.Line, build.Id, now.Plus(week)));
            portal.Clock.Advance(TimeSpan.FromDays(7));
        }

        using var visitor = portal.Visitor();
        var first = await PageAsync(visitor, "/builds/features");
        Assert.Equal(12, first.QuerySelectorAll(".features article").Length);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal($"/builds/features?after={now.Plus(2)}", next);
        var second = await PageAsync(visitor, next);
        Assert.Equal(2, second.QuerySelectorAll(".features article").Length);
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<IHtmlDocument> PageAsync(HttpClient client, string address) => await PageAsync(await client.GetAsync(address));

    private static async Task<IHtmlDocument> PageAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
