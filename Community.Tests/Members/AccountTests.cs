using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

public sealed class AccountTests : IAsyncLifetime
{
    private const string Email = "nadia@portal.test";
    private const string Password = "a tower of loose bricks";
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_member_is_seen_at_most_once_an_hour_whatever_they_read()
    {
        using var omid = await portal.SignedIn(portal.Omid);
        Task<DateTime?> SeenAsync() => portal.Look(db => db.Members.Where(row => row.Id == portal.Omid.Id).Select(row => row.LastSeenAt).SingleAsync());
        await omid.GetAsync("/ideas");
        var first = await SeenAsync();

        portal.Clock.Advance(TimeSpan.FromMinutes(50));
        await omid.GetAsync("/ideas");
        Assert.Equal(first, await SeenAsync());
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await Task.WhenAll(omid.GetAsync("/ideas"), omid.GetAsync("/groups"), omid.GetAsync("/inbox"));
        var next = await SeenAsync();

        Assert.InRange(next!.Value - first!.Value, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(90));
    }

    [Fact]
    public async Task Who_presses_twice_at_once_has_one_account_and_one_answer()
    {
        for (var round = 0; round < 5; round++)
        {
            var newcomer = new Registration("Nadia Holm", $"nadia{round}@portal.test", Password, Adult: true);
            var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Do((RegisterMember register) => register.By(newcomer))));
            Assert.All(told, one => Assert.True(one.Succeeded));
        }

        Assert.Equal(5, await portal.Look(db => db.Members.CountAsync(row => row.Name == "Nadia Holm")));
    }

    [Fact]
    public async Task A_newcomer_registers_confirms_signs_in_forgets_and_returns()
    {
        using var nadia = portal.Visitor();
        Assert.Equal("/account/register/sent", (await Register(nadia)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.GetAsync("/members/nadia-holm")).StatusCode);

        var early = await nadia.SignIn(Email, Password);
        var again = (await early.Page()).Field("proof");
        Assert.Equal("/account/register/sent", (await nadia.Submit("/account/confirmation", ("proof", again))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nadia.SignIn(Email, "another password")).StatusCode);

        var mails = await portal.MailsTo(Email);
        Assert.Equal(2, mails.Count);
        Assert.Contains("Nadia Holm", mails[0].Text, StringComparison.Ordinal);
        Assert.Equal("community-team@localhost", mails[0].Header("Reply-To"));
        var page = await nadia.Read(Postbox.LinkIn(mails[1], "/account/confirm?"));
        // Opening the link, as mail programs do, confirms nothing.
        Assert.False(await portal.Look(db => db.Members.Where(row => row.Email == Email).Select(row => row.EmailConfirmed).SingleAsync()));
        var confirmed = await nadia.Submit("/account/confirm", ("Member", page.Field("Member")), ("Token", page.Field("Token")), ("Password", Password));
        Assert.Equal("/", confirmed.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await nadia.GetAsync("/account/profile")).StatusCode);

        Assert.Equal("/groups", (await nadia.SignIn(Email, Password, "/groups")).Headers.Location!.ToString());
        Assert.Contains("Nadia Holm", (await nadia.Read("/members/nadia-holm")).Body!.TextContent, StringComparison.Ordinal);

        using var elsewhere = portal.Visitor();
        await elsewhere.Submit("/account/forgot", ("Email", Email));
        var link = Postbox.LinkIn((await portal.MailsTo(Email))[^1], "/account/reset?");
        var reset = await elsewhere.Read(link);
        (string, string)[] proof = [("Member", reset.Field("Member")), ("Token", reset.Field("Token"))];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.Submit("/account/reset", [.. proof, ("Password", "short")])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsewhere.Submit("/account/reset", [.. proof, ("Password", "a castle of loose bricks")])).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await elsewhere.Submit("/account/reset", [.. proof, ("Password", "a second use of the link")])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.SignIn(Email, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsewhere.SignIn(Email, "a castle of loose bricks")).StatusCode);

        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await nadia.GetAsync("/account/security")).StatusCode);
        Assert.Contains("was changed", (await portal.MailsTo(Email))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_an_account_gets_the_same_page_and_its_owner_a_mail()
    {
        using var stranger = portal.Visitor();
        var fresh = await Register(stranger, "new@portal.test", "rare-handle");
        var known = await Register(stranger, portal.Marie.Email!, "rarer-handle");

        Assert.Equal((fresh.StatusCode, fresh.Headers.Location), (known.StatusCode, known.Headers.Location));
        Assert.Contains("has one already", (await portal.MailsTo(portal.Marie.Email!)).Single().Text, StringComparison.Ordinal);
        // The handle does not tell either: both can still be had, and neither has a page.
        Assert.Equal(HttpStatusCode.SeeOther, (await Register(stranger, "third@portal.test", "rare-handle")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Register(stranger, "fourth@portal.test", "rarer-handle")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/members/rare-handle")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Register(stranger, "fifth@portal.test", "marie-jensen")).StatusCode);

        var wrong = await stranger.SignIn(portal.Marie.Email!, "not her password");
        var nobody = await stranger.SignIn("nobody@portal.test", "not her password");
        Assert.Equal(wrong.StatusCode, nobody.StatusCode);
        Assert.Equal((await wrong.Page()).QuerySelector("[role=alert]")!.TextContent, (await nobody.Page()).QuerySelector("[role=alert]")!.TextContent);

        var asked = await stranger.Submit("/account/forgot", ("Email", portal.Marie.Email!));
        var unknown = await stranger.Submit("/account/forgot", ("Email", "nobody@portal.test"));
        Assert.Equal((asked.StatusCode, asked.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Empty(await portal.MailsTo("nobody@portal.test"));
    }

    [Theory]
    [InlineData("/groups/oresund", "/groups/oresund")]
    [InlineData("https://evil.example/", "/")]
    public async Task Whoever_registers_on_the_way_somewhere_arrives_there(string next, string arrives)
    {
        using var nadia = portal.Visitor();
        Assert.Equal(next, (await nadia.Read($"/account/register?next={Uri.EscapeDataString(next)}")).Field("Next"));
        await nadia.Submit("/account/register", [.. Newcomer(), ("Next", next)]);
        var page = await nadia.Read(Postbox.LinkIn((await portal.MailsTo(Email))[^1], "/account/confirm?"));

        var confirmed = await nadia.Submit("/account/confirm", ("Member", page.Field("Member")), ("Token", page.Field("Token")), ("Password", Password));

        Assert.Equal(arrives, confirmed.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Who_registers_an_address_again_is_not_let_in_by_its_owners_press()
    {
        using var owner = portal.Visitor();
        await Register(owner);
        using var stranger = portal.Visitor();
        await stranger.Submit("/account/register", [.. Newcomer().Where(pair => pair.Name is not ("Password" or "Handle")), ("Password", "a stranger's own choice"), ("Handle", "stranger")]);
        var page = await owner.Read(Postbox.LinkIn((await portal.MailsTo(Email))[^1], "/account/confirm?"));
        (string, string)[] link = [("Member", page.Field("Member")), ("Token", page.Field("Token"))];

        var refused = await owner.Submit("/account/confirm", [.. link, ("Password", Password)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotEmpty((await refused.Page()).QuerySelector("#Password-error")!.TextContent);
        Assert.False(await portal.Look(db => db.Members.Where(row => row.Email == Email).Select(row => row.EmailConfirmed).SingleAsync()));
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Email", "no address")]
    [InlineData("Email", "a@b.test\r\nBcc: all@portal.test")]
    [InlineData("Password", "too short")]
    [InlineData("Password", "qwerty123456")]
    [InlineData("Password", "nadia@portal.test")]
    [InlineData("Handle", "Not A Handle")]
    [InlineData("Handle", "portal")]
    [InlineData("Country", "XX")]
    [InlineData("Languages", "xx")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("Adult", "false")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string typed)
    {
        using var visitor = portal.Visitor();
        var fields = Newcomer().ToDictionary(pair => pair.Name, pair => pair.Value);
        fields[field] = typed;

        var answer = await visitor.Submit("/account/register", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await answer.Page()).QuerySelector($"#{field}-error, #{field}1-error")!.TextContent);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_and_choosing_a_language_lead_to_no_other_site(string next)
    {
        using var omid = portal.Visitor();
        Assert.Equal("/", (await omid.SignIn(portal.Omid.Email!, Portal.Password, next)).Headers.Location!.ToString());
        Assert.Equal("/", (await omid.GetAsync($"/language/fa?next={Uri.EscapeDataString(next)}")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_new_address_counts_when_it_answers_and_the_old_one_is_told()
    {
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await marie.Submit("/account/security/email", ("Current", "wrong"), ("Email", "m@portal.test"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await marie.Submit("/account/security/email", ("Current", Portal.Password), ("Email", "m@portal.test"))).StatusCode);
        Assert.Contains("another e-mail address", (await portal.MailsTo(portal.Marie.Email!)).Single().Text, StringComparison.Ordinal);

        var page = await marie.Read(Postbox.LinkIn((await portal.MailsTo("m@portal.test")).Single(), "/account/new-email?"));
        Assert.Equal("/account/security", (await marie.Submit("/account/new-email", ("Member", page.Field("Member")), ("Token", page.Field("Token")))).Headers.Location!.ToString());

        using var later = portal.Visitor();
        Assert.Equal(HttpStatusCode.SeeOther, (await later.SignIn("m@portal.test", Portal.Password)).StatusCode);
    }

    [Fact]
    public async Task Changing_the_password_signs_out_the_others_and_not_oneself()
    {
        using var here = await portal.SignedIn(portal.Lena);
        using var there = await portal.SignedIn(portal.Lena);
        var changed = await here.Submit("/account/security/password", ("Current", Portal.Password), ("Password", "a bridge of loose bricks"));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);

        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account/security")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account/security")).StatusCode);

        await here.PostAsync("/account/sign-out", null);
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/account/security")).StatusCode);
    }

    [Fact]
    public async Task A_profile_is_edited_and_the_portals_own_member_has_none()
    {
        using var omid = await portal.SignedIn(portal.Omid);
        var saved = await omid.Submit("/account/profile", ("_method", "PUT"), ("Name", "Omid Rad"), ("Handle", "omid-rad"), ("About", "<b>Bridges</b>"), ("Country", "dk"),
            ("Languages", "fa"), ("Languages", ""), ("Languages", "en"), ("TimeZone", "Europe/Copenhagen"), ("Culture", "fa"));
        Assert.Equal("/members/omid-rad", saved.Headers.Location!.ToString());

        var page = await omid.Read("/members/omid-rad");
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("<b>Bridges</b>", page.QuerySelector(".said p")!.TextContent);
        Assert.Equal(["fa", "en"], await portal.Look(async db => (await db.Members.SingleAsync(row => row.Id == portal.Omid.Id)).Languages));
        Assert.Equal(HttpStatusCode.NotFound, (await omid.GetAsync("/members/portal")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await omid.Submit("/account/profile", ("_method", "PUT"), ("Name", "Omid"), ("Handle", "karim"))).StatusCode);
    }

    private static (string Name, string Value)[] Newcomer(string email = Email, string handle = "") =>
    [
        ("Name", "Nadia Holm"), ("Email", email), ("Password", Password), ("Handle", handle), ("Country", "DK"), ("Languages", "da"), ("TimeZone", "Europe/Copenhagen"), ("Adult", "true"),
    ];

    private static Task<HttpResponseMessage> Register(HttpClient client, string email = Email, string handle = "") => client.Submit("/account/register", Newcomer(email, handle));
}
