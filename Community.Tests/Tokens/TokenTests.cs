using System.Net;
using Community.Api;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Tokens;

public sealed class TokenTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Limits:Off", "true"));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_program_signs_in_with_a_password_and_out_again()
    {
        using var stranger = portal.Program();
        var issued = await stranger.Post("/token", new { email = portal.Omid.Email, password = Portal.Password });
        Assert.Equal(HttpStatusCode.OK, issued.Status);
        Assert.InRange(issued.Body.GetProperty("expires").GetDateTime() - portal.Clock.GetUtcNow().UtcDateTime, MakeDayToken.Life - TimeSpan.FromMinutes(1), MakeDayToken.Life);

        using var program = portal.Program(issued.Body.GetProperty("token").GetString());
        Assert.Equal("omid", (await program.Get("/me")).Body.GetProperty("handle").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await program.Send(HttpMethod.Delete, "/token")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/me")).Status);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_one_answer_and_are_counted_as_on_the_page()
    {
        using var stranger = portal.Program();
        Task<Caller.Answer> Try(string email, string password) => stranger.Post("/token", new { email, password, code = "123456" });
        var (wrong, unknown) = (await Try(portal.Lena.Email!, "no brick at all"), await Try("nobody@portal.test", "no brick at all"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Members.DoNotMatch"), (wrong.Status, wrong.Code));
        Assert.Equal(wrong.Body.ToString(), unknown.Body.ToString());

        for (var guess = 1; guess < SignInKeys.NearLimit; guess++) await Try(portal.Lena.Email!, "no brick at all");
        var shut = await Try(portal.Lena.Email!, Portal.Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, "Members.TooManyTries"), (shut.Status, shut.Code));
        Assert.Equal(SignInKeys.Pause, shut.Headers.RetryAfter!.Delta);
        using var page = portal.Visitor();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await page.SignIn(portal.Lena.Email!, Portal.Password)).StatusCode);
    }

    [Fact]
    public async Task A_personal_token_is_shown_once_kept_as_a_hash_and_ended_on_the_page()
    {
        using var marie = await portal.SignedIn(portal.Marie);
        var refused = await marie.Submit("/account/tokens", ("Name", "Club website"), ("Scopes", "Read"), ("Days", "30"), ("Current", "not my password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Club website", (await refused.Page()).Field("Name"));

        var made = await marie.Submit("/account/tokens", ("Name", "Club website"), ("Scopes", "Read"), ("Scopes", "Write"), ("Days", "30"), ("Current", Portal.Password));
        Assert.Equal("/account/tokens", made.Headers.Location!.ToString());
        var secret = (await marie.Read("/account/tokens")).QuerySelector(".made input")!.GetAttribute("value")!;
        Assert.StartsWith(TokenSecret.Prefix, secret, StringComparison.Ordinal);
        Assert.True(secret.Length - TokenSecret.Prefix.Length >= 43, "256 bits are 43 letters.");
        Assert.Null((await marie.Read("/account/tokens")).QuerySelector(".made"));
        Assert.False(await portal.Look(db => db.AccessTokens.AnyAsync(token => token.Hash.Contains(secret) || token.Name.Contains(secret))));

        using var program = portal.Program(secret);
        Assert.Equal(["Read", "Write"], (await program.Get("/me")).Body.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        var page = await marie.Read("/account/tokens");
        Assert.Contains("Last used", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var end = page.QuerySelector("form[action^='/account/tokens/']")!.GetAttribute("action")!;
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.NotFound, (await omid.Submit(end, ("_method", "DELETE"))).StatusCode);
        await marie.Submit(end, ("_method", "DELETE"));
        Assert.Equal((HttpStatusCode.Unauthorized, "Shared.SignInFirst"), ((await program.Get("/me")).Status, (await program.Get("/ideas")).Code));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("sessions")]
    [InlineData("unconfirmed")]
    [InlineData("time")]
    public async Task A_token_ends_with(string what)
    {
        var member = await portal.NewMemberAsync($"Nadia {what}");
        using var program = portal.Program(await portal.TokenAsync(member, Scopes.All));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/me")).Status);
        if (what == "password") await portal.Do((ChangePassword change) => change.By(member, new OwnerProof(Portal.Password), "another tower of bricks"));
        if (what == "sessions") await portal.Do((EndSessions end) => end.By(member));
        if (what == "unconfirmed") await portal.Look(db => db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailConfirmed, false)));
        if (what == "time") portal.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        var over = await program.Get("/me");
        Assert.Equal(HttpStatusCode.Unauthorized, over.Status);
        Assert.Equal("error=\"invalid_token\"", Assert.Single(over.Headers.WwwAuthenticate).Parameter);
    }

    [Fact]
    public async Task A_token_does_what_its_scopes_say_and_a_cookie_does_nothing()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        using var reader = portal.Program(await portal.TokenAsync(portal.Karim, Scopes.Read));
        using var writer = portal.Program(await portal.TokenAsync(portal.Karim, Scopes.Write));
        var refused = await reader.Send(HttpMethod.Put, $"/ideas/{idea.Id}/vote");
        Assert.Equal((HttpStatusCode.Forbidden, "Tokens.ScopeTooNarrow"), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.Get("/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await writer.Send(HttpMethod.Put, $"/ideas/{idea.Id}/vote")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.Post($"/ideas/{idea.Id}/forwards", new { group = "oresund", statement = new string('x', 50) })).Status);

        using var browser = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Caller.Read(await browser.PutAsync($"{ApiSetup.Root}/ideas/{idea.Id}/vote", content: null))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"{ApiSetup.Root}/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_has_more_tokens_than_they_can_look_after()
    {
        var member = await portal.NewMemberAsync("Collector");
        var outcomes = new List<Outcome<MadeToken>>();
        // Some at once; more than a handful would be guesses at the password.
        foreach (var handful in Enumerable.Range(0, TokenRefusals.PerMember + 4).Chunk(4))
            outcomes.AddRange(await Task.WhenAll(handful.Select(_ => portal.Do((MakePersonalToken make) => make.By(member, new OwnerProof(Portal.Password), new TokenWish("One more", Scopes.Read, 7))))));

        Assert.Equal(TokenRefusals.PerMember, outcomes.Count(outcome => outcome.Succeeded));
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(TokenRefusals.TooMany, outcome.Refusal));
    }
}
