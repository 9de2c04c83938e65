using System.Net;
using Community.Admin;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
    private const string Laptop = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_browser_is_listed_and_one_is_ended_alone()
    {
        using var laptop = await SignInAsync(Laptop);
        using var phone = await SignInAsync(Phone);
        var list = await laptop.Read("/account/security");
        var rows = list.QuerySelectorAll("[aria-labelledby=sessions] .rows li");
        Assert.Equal(["Chrome · Android", "Firefox · Linux"], rows.Select(row => row.QuerySelector("b")!.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains("This browser", rows.Single(row => row.QuerySelector("form") is null).TextContent, StringComparison.Ordinal);

        // What the thief of a cookie has: it opens nothing from the next page on, and is taken away within the minute.
        await laptop.Submit(list.QuerySelector("[aria-labelledby=sessions] li form")!.GetAttribute("action")!, ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/account/security")).StatusCode);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains((await phone.GetAsync("/")).Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("community=;", StringComparison.Ordinal));
        var stays = await laptop.GetAsync("/account/security");
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
        Assert.Single((await stays.Page()).QuerySelectorAll("[aria-labelledby=sessions] .rows li"));
        // The cookie was made anew with that minute, and is of the same session.
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync("/account/security")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_all_others_and_signing_out_ends_one()
    {
        using var laptop = await SignInAsync(Laptop);
        using var phone = await SignInAsync(Phone);
        await laptop.Submit("/account/security/password", ("Current", Portal.Password), ("Password", "a bridge of loose bricks"));

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/account/security")).StatusCode);
        Assert.Single((await laptop.Read("/account/security")).QuerySelectorAll("[aria-labelledby=sessions] .rows li"));
        await portal.Do((SweepExpired sweep) => sweep.By());
        Assert.Equal(1, await portal.Look(db => db.Sessions.CountAsync()));

        await laptop.PostAsync("/account/sign-out", null);
        Assert.Equal(0, await portal.Look(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task A_cookie_that_was_copied_before_signing_out_opens_nothing_after()
    {
        using var laptop = portal.Visitor();
        var entered = await laptop.SignIn(portal.Omid.Email!, Portal.Password);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("community=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(portal.Address) };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account/security")).StatusCode);

        await laptop.PostAsync("/account/sign-out", null);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account/security")).StatusCode);
    }

    [Theory]
    [InlineData(Phone, "Chrome · Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge · Windows")]
    [InlineData("curl/8.9", "")]
    [InlineData(null, "")]
    public void A_browser_is_called_by_its_name(string? userAgent, string words) => Assert.Equal(words, DeviceWords.Of(userAgent).ToString());

    private async Task<HttpClient> SignInAsync(string userAgent)
    {
        var client = portal.Visitor();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        await client.SignIn(portal.Omid.Email!, Portal.Password);
        return client;
    }
}
