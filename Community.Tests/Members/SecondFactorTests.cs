using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

public sealed class SecondFactorTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_member_sets_it_up_signs_in_with_it_and_turns_it_off_again()
    {
        using var omid = await portal.SignedIn(portal.Omid);
        using var elsewhere = await portal.SignedIn(portal.Omid);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await omid.Submit("/account/security/factor", ("Current", "wrong"))).StatusCode);
        await omid.Submit("/account/security/factor", ("Current", Portal.Password));
        var page = await omid.Read("/account/security/factor");
        var key = await KeyOf(portal.Omid);
        Assert.Equal(key, page.QuerySelector(".key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        Assert.StartsWith("data:image/png;base64,", page.QuerySelector("img.qr")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains($"secret={key}&", page.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href"), StringComparison.Ordinal);
        // Begun is not done: whoever never confirms is never asked.
        using (var early = portal.Visitor()) Assert.Equal("/", (await early.SignIn(portal.Omid.Email!, Portal.Password)).Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await omid.Submit("/account/security/factor/confirm", ("Code", "000000"))).StatusCode);
        var codes = await ConfirmAsync(omid, portal.Omid);
        Assert.Equal(RecoveryCodes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("/account/security/factor", (await omid.GetAsync("/account/security/factor/codes")).Headers.Location!.ToString());
        Assert.DoesNotContain(key, await (await omid.GetAsync("/account/security/factor")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account/security")).StatusCode);
        Assert.Contains("second step was turned on", (await portal.MailsTo(portal.Omid.Email!)).Single().Text, StringComparison.Ordinal);

        using var later = portal.Visitor();
        var half = await later.SignIn(portal.Omid.Email!, Portal.Password, "/groups");
        Assert.Equal("/account/sign-in/code", half.Headers.Location!.ToString());
        // The password alone opens nothing.
        Assert.Equal(HttpStatusCode.Redirect, (await later.GetAsync("/account/security")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/account/sign-in/code")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await later.Submit("/account/sign-in/code", ("Code", "12"))).StatusCode);
        var entered = await later.Submit("/account/sign-in/code", ("Code", await portal.CodeOfAsync(portal.Omid.Email!)));
        Assert.Equal("/groups", entered.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/account/security")).StatusCode);

        (string, string)[] wrong = [("_method", "DELETE"), ("Current", Portal.Password), ("Code", "123")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await later.Submit("/account/security/factor", wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await later.Submit("/account/security/factor", ("_method", "DELETE"), ("Current", Portal.Password), ("Code", await portal.CodeOfAsync(portal.Omid.Email!)))).StatusCode);
        using var last = portal.Visitor();
        Assert.Equal("/", (await last.SignIn(portal.Omid.Email!, Portal.Password)).Headers.Location!.ToString());
        Assert.Contains("turned off", (await portal.MailsTo(portal.Omid.Email!))[^1].Text, StringComparison.Ordinal);
        Assert.False(await portal.Look(db => db.RecoveryCodes.AnyAsync(row => row.MemberId == portal.Omid.Id)) || await portal.Look(db => db.SecondFactors.AnyAsync(row => row.MemberId == portal.Omid.Id)));
    }

    [Fact]
    public async Task A_code_serves_once_and_a_clock_may_be_a_little_off()
    {
        using var marie = await SetUpAsync(portal.Marie);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var key = await KeyOf(portal.Marie);
        var step = Totp.StepAt(portal.Clock.GetUtcNow().UtcDateTime);

        Assert.Equal(MemberRefusals.WrongCode, await Try(portal.Marie, Totp.CodeAt(key, step - 2)));
        Assert.Null(await Try(portal.Marie, Totp.CodeAt(key, step)));
        Assert.Equal(MemberRefusals.WrongCode, await Try(portal.Marie, Totp.CodeAt(key, step)));
        // A slow watch is fine, but not for a code from before one that was taken.
        Assert.Equal(MemberRefusals.WrongCode, await Try(portal.Marie, Totp.CodeAt(key, step - 1)));
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Try(portal.Marie, Totp.CodeAt(key, step + 1))));
        Assert.Single(twice, refusal => refusal is null);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once_and_new_ones_end_the_old()
    {
        using var lena = portal.Visitor();
        await lena.SignIn(portal.Lena.Email!, Portal.Password);
        await lena.Submit("/account/security/factor", ("Current", Portal.Password));
        var codes = await ConfirmAsync(lena, portal.Lena);
        Assert.DoesNotContain(codes[0], await portal.Look(db => db.RecoveryCodes.Select(row => row.Hash).ToListAsync()));

        // In capitals and without hyphens, as somebody reads it off paper.
        Assert.Null(await Try(portal.Lena, codes[0].ToUpperInvariant().Replace("-", "", StringComparison.Ordinal)));
        Assert.Equal(MemberRefusals.WrongCode, await Try(portal.Lena, codes[0]));
        Assert.Contains("recovery code was used", (await portal.MailsTo(portal.Lena.Email!))[^1].Text, StringComparison.Ordinal);

        await lena.Submit("/account/security/factor/codes", ("Current", Portal.Password), ("Code", codes[2]));
        var renewed = Shown(await lena.Read("/account/security/factor/codes"));
        Assert.Empty(renewed.Intersect(codes, StringComparer.Ordinal));
        Assert.Equal(MemberRefusals.WrongCode, await Try(portal.Lena, codes[3]));
        Assert.Null(await Try(portal.Lena, renewed[0]));
    }

    [Fact]
    public async Task Guessing_codes_shuts_out_the_guesser_and_a_right_password_forgives_nothing()
    {
        using var karim = await SetUpAsync(portal.Karim);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var guess = 0; guess < SignInKeys.NearLimit; guess++) Assert.Equal(MemberRefusals.WrongCode, await Try(portal.Karim, "000000", "203.0.113.9"));

        Assert.Equal(MemberRefusals.TooManyTries, await Try(portal.Karim, await portal.CodeOfAsync(portal.Karim.Email!), "203.0.113.9"));
        Assert.Null(await Try(portal.Karim, await portal.CodeOfAsync(portal.Karim.Email!), "203.0.113.9", new KnownDevice("phone", [portal.Karim.Id])));
        Assert.Null(await Try(portal.Karim, await portal.CodeOfAsync(portal.Karim.Email!), "198.51.100.7"));
    }

    [Fact]
    public async Task Half_signed_in_is_of_this_browser_for_five_minutes_and_ends_with_the_password()
    {
        using var aylin = await SetUpAsync(portal.Aylin);
        using var slow = portal.Visitor();
        await slow.SignIn(portal.Aylin.Email!, Portal.Password);
        using var stranger = portal.Visitor();
        Assert.Equal("/account/sign-in", (await stranger.Submit("/account/sign-in/code", ("Code", await portal.CodeOfAsync(portal.Aylin.Email!)))).Headers.Location!.ToString());

        portal.Clock.Advance(Threshold.ValidFor + TimeSpan.FromSeconds(2));
        Assert.Equal("/account/sign-in", (await slow.Submit("/account/sign-in/code", ("Code", await portal.CodeOfAsync(portal.Aylin.Email!)))).Headers.Location!.ToString());

        await slow.SignIn(portal.Aylin.Email!, Portal.Password);
        Assert.Equal(HttpStatusCode.SeeOther, (await aylin.Submit("/account/security/password", ("Current", Portal.Password), ("Password", "a bridge of loose bricks"))).StatusCode);
        Assert.Equal("/account/sign-in", (await slow.Submit("/account/sign-in/code", ("Code", await portal.CodeOfAsync(portal.Aylin.Email!)))).Headers.Location!.ToString());
    }

    private async Task<HttpClient> SetUpAsync(Member member)
    {
        var client = await portal.SignedIn(member);
        await client.Submit("/account/security/factor", ("Current", Portal.Password));
        await ConfirmAsync(client, member);
        return client;
    }

    private async Task<IReadOnlyList<string>> ConfirmAsync(HttpClient client, Member member)
    {
        var confirmed = await client.Submit("/account/security/factor/confirm", ("Code", await portal.CodeOfAsync(member.Email!)));
        Assert.Equal("/account/security/factor/codes", confirmed.Headers.Location!.ToString());
        return Shown(await client.Read("/account/security/factor/codes"));
    }

    private static List<string> Shown(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll(".codes code").Select(code => code.TextContent)];

    private Task<string> KeyOf(Member member) => portal.Look(db => db.SecondFactors.Where(row => row.MemberId == member.Id).Select(row => row.Key).SingleAsync());

    private async Task<Refusal?> Try(Member member, string code, string block = "a", KnownDevice? device = null)
    {
        var outcome = await portal.Do((SignInMember recognise) => recognise.By(new SignInTry(member.Email!, Portal.Password, block, device, code)));
        if (outcome.Succeeded) Assert.Equal(SignInStep.Enter, outcome.Value.Next);
        return outcome.Refusal;
    }
}
