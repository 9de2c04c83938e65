using System.Net;
using Community.Database;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>Signing in by another portal, with a real one on the other end.</summary>
public sealed class OutsideTests : IAsyncLifetime
{
    private const string Start = "/account/sign-in/oauth";
    private OAuthServer server = null!;
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        server = await OAuthServer.StartAsync();
        portal = await Portal.WithCastAsync([.. server.Settings, ("Limits:Off", "true")]);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_newcomer_says_their_name_once_and_from_then_on_is_let_in()
    {
        server.Person = new { sub = "n-1", email = "nadia@bricks.example", email_verified = true, name = "Nadia" };
        using var nadia = portal.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await nadia.GetAsync("/account/sign-in")).StatusCode);
        Assert.Equal($"{Start}/enter", await ThereAndBackAsync(nadia, $"{Start}?next=/groups"));
        var page = await nadia.Read($"{Start}/enter");
        Assert.Equal("Nadia", page.Field("Name"));
        var refused = await nadia.Submit($"{Start}/join", ("Name", "Nadia the Builder"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Nadia the Builder", (await refused.Page()).Field("Name"));
        Assert.Equal("/groups", (await nadia.Submit($"{Start}/join", ("Name", "Nadia the Builder"), ("Adult", "true"))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await nadia.GetAsync("/account/security")).StatusCode);

        // The address over there is another's by now: what counts is who they are.
        server.Person = new { sub = "n-1", email = portal.Marie.Email, email_verified = true, name = "Marie Jensen" };
        using var again = portal.Visitor();
        await ThereAndBackAsync(again, Start);
        Assert.Equal("/", (await again.GetAsync($"{Start}/enter")).Headers.Location!.ToString());
        var member = await portal.Look(db => db.Members.SingleAsync(row => row.Email == "nadia@bricks.example"));
        Assert.Contains($"/members/{member.Handle}", await (await again.GetAsync("/")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(member is { EmailConfirmed: true, PasswordHash: null, AdultConfirmedAt: not null });
        Assert.Empty(server.Wrong);

        // Her only way in stays, until she has another.
        Assert.Equal(HttpStatusCode.Conflict, (await again.Submit($"/account/security/links/{new Uri(server.Address).Authority}", ("_method", "DELETE"))).StatusCode);
        await portal.Look(db => db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, portal.Marie.PasswordHash)));
        Assert.Equal(HttpStatusCode.SeeOther, (await again.Submit($"/account/security/links/{new Uri(server.Address).Authority}", ("_method", "DELETE"))).StatusCode);
        Assert.Contains("connection of your account with another site was removed", (await portal.MailsTo(member.Email!))[^1].Text, StringComparison.Ordinal);
        Assert.False(await portal.Look(db => db.UserLogins.AnyAsync()));
    }

    [Fact]
    public async Task An_address_that_is_known_here_asks_its_owner_once()
    {
        server.Person = new { sub = "m-1", email = portal.Marie.Email, email_verified = true, name = "Marie" };
        using var marie = portal.Visitor();
        await ThereAndBackAsync(marie, Start);
        Assert.NotNull((await marie.Read($"{Start}/enter")).QuerySelector($"form[action='{Start}/link']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await marie.Submit($"{Start}/link", ("Current", "not my password"))).StatusCode);
        Assert.Equal("/account/sign-in", (await marie.Submit($"{Start}/join", ("Name", "Marie"), ("Adult", "true"))).Headers.Location!.ToString());
        Assert.False(await portal.Look(db => db.UserLogins.AnyAsync()));

        await ThereAndBackAsync(marie, Start);
        Assert.Equal("/", (await marie.Submit($"{Start}/link", ("Current", Portal.Password))).Headers.Location!.ToString());
        Assert.Contains("connected with another site", (await portal.MailsTo(portal.Marie.Email!))[^1].Text, StringComparison.Ordinal);
        using var again = portal.Visitor();
        await ThereAndBackAsync(again, Start);
        Assert.Equal("/", (await again.GetAsync($"{Start}/enter")).Headers.Location!.ToString());
        Assert.Contains("Brickhouse", (await again.Read("/account/security")).QuerySelector("[aria-labelledby=links] li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_give_their_code_whichever_way_they_come()
    {
        server.Person = new { sub = "p-1", email = portal.Priya.Email, email_verified = true, name = "Priya" };
        using var priya = portal.Visitor();
        await ThereAndBackAsync(priya, Start);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await priya.Submit($"{Start}/link", ("Current", Portal.Password))).StatusCode);
        Assert.Equal("/", (await priya.Submit($"{Start}/link", ("Current", Portal.Password), ("Code", await portal.CodeOfAsync(portal.Priya.Email!)))).Headers.Location!.ToString());
        using var again = portal.Visitor();
        await ThereAndBackAsync(again, Start);
        Assert.Equal("/account/sign-in/code", (await again.GetAsync($"{Start}/enter")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/account/security")).StatusCode);
        Assert.Equal("/", (await again.Submit("/account/sign-in/code", ("Code", await portal.CodeOfAsync(portal.Priya.Email!)))).Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_address_that_nobody_verified_is_nobodys()
    {
        foreach (var person in new object[]
        {
            new { sub = "x-1", email = portal.Marie.Email, email_verified = false, name = "Marie" },
            new { sub = "x-2", email = portal.Marie.Email, name = "Marie" },
            new { sub = "x-3", email_verified = true, name = "Nobody" },
            new { sub = "x-4", email = "new@bricks.example", email_verified = "no", name = "New" },
        })
        {
            server.Person = person;
            using var stranger = portal.Visitor();
            await ThereAndBackAsync(stranger, Start);
            Assert.Equal("/account/sign-in", (await stranger.GetAsync($"{Start}/enter")).Headers.Location!.ToString());
            await ThereAndBackAsync(stranger, Start);
            Assert.Equal("/account/sign-in", (await stranger.Submit($"{Start}/link", ("Current", Portal.Password))).Headers.Location!.ToString());
            await ThereAndBackAsync(stranger, Start);
            Assert.Equal("/account/sign-in", (await stranger.Submit($"{Start}/join", ("Name", "Marie"), ("Adult", "true"))).Headers.Location!.ToString());
        }

        // Whoever is in already shows by the password that both are theirs, whatever the address there.
        server.Person = new { sub = "x-5", email = "elsewhere@bricks.example", email_verified = false, name = "Omid" };
        using var omid = await portal.SignedIn(portal.Omid);
        await ThereAndBackAsync(omid, Start);
        Assert.Equal("/account/security", (await omid.Submit($"{Start}/link", ("Current", Portal.Password))).Headers.Location!.ToString());
        Assert.Equal([portal.Omid.Id], await portal.Look(db => db.UserLogins.Select(row => row.UserId).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_comes_back_who_did_not_leave_from_here_or_said_no()
    {
        using var visitor = portal.Visitor();
        server.Person = null;
        Assert.Equal("/account/sign-in", await ThereAndBackAsync(visitor, Start));
        Assert.Contains("over there you said no", (await visitor.Read("/account/sign-in")).QuerySelector("#flashes")!.TextContent, StringComparison.Ordinal);

        server.Person = new { sub = "f-1", email = portal.Karim.Email, email_verified = true, name = "Karim" };
        var back = await BackAsync(visitor, Start);
        // Another browser has not begun this; and a state that somebody made up is no state.
        using var victim = portal.Visitor();
        Assert.Equal("/account/sign-in", (await victim.GetAsync(back)).Headers.Location!.ToString());
        Assert.Equal("/account/sign-in", (await visitor.GetAsync(Changed(back, "state", "forged-forged-forged-forged"))).Headers.Location!.ToString());
        // The right one is good once: its browser forgets it, and the code is spent.
        back = await BackAsync(visitor, Start);
        Assert.EndsWith("/enter", (await visitor.GetAsync(back)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await visitor.GetAsync(back)).Headers.Location!.ToString());
        Assert.Empty(server.Wrong);
        var spent = QueryHelpers.ParseQuery(new Uri(back).Query)["code"].ToString();
        Assert.Equal("/account/sign-in", (await visitor.GetAsync(Changed(await BackAsync(visitor, Start), "code", spent))).Headers.Location!.ToString());
        Assert.Equal(["token"], server.Wrong);
        Assert.Equal("/account/sign-in", (await victim.GetAsync($"{Start}/enter")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_setting_is_a_sentence_and_without_any_there_is_no_such_door()
    {
        await using var plain = await Portal.WithCastAsync();
        using var visitor = plain.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Start)).StatusCode);
        Assert.Null((await visitor.Read("/account/sign-in")).QuerySelector($"a[href^='{Start}']"));
        foreach (var (key, value, said) in new[]
        {
            ("Name", "", "Name is missing"), ("TokenEndpoint", "id.example/token", "must be an address"), ("UserInformationEndpoint", "http://id.example/me", "must be https"),
            ("ClientId", "", "ClientId is missing"), ("ClientSecret", "", "ClientSecret is missing"), ("IdField", "", "IdField is missing"),
        })
        {
            var settings = server.Settings.Where(pair => pair.Key != $"SignIn:OAuth:{key}").Append(($"SignIn:OAuth:{key}", value)).ToArray();
            var wrong = await Assert.ThrowsAsync<SettingsException>(() => Portal.StartAsync(settings));
            Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>To the other portal and back; answers where the browser is led then.</summary>
    private async Task<string> ThereAndBackAsync(HttpClient browser, string start)
    {
        var answer = await browser.GetAsync(await BackAsync(browser, start));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>The address by which the other portal sends people back.</summary>
    private static async Task<string> BackAsync(HttpClient browser, string start)
    {
        var away = await browser.GetAsync(start);
        using var there = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return (await there.GetAsync(away.Headers.Location)).Headers.Location!.ToString();
    }

    private static string Changed(string address, string name, string value)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString(), StringComparer.Ordinal);
        query[name] = value;
        return QueryHelpers.AddQueryString(address.Split('?')[0], query);
    }
}
