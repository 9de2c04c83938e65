using System.Net;
using Community.Admin;

namespace Community.Members;

/// <summary>Who acts for the company proves it twice.</summary>
public sealed class StaffTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Staff_without_a_second_factor_reach_nothing_else_until_they_have_one()
    {
        foreach (var (staff, own) in new[] { (portal.Admin, "/admin"), (portal.Line, "/moderation"), (portal.Priya, "/board") })
        {
            await portal.TakeFactorAsync(staff);
            using var client = await portal.SignedIn(staff);
            foreach (var path in new[] { own, "/", "/ideas", "/account/profile", "/account/security", "/inbox" })
                Assert.Equal("/account/security/factor", (await client.GetAsync(path)).Headers.Location?.ToString());
            Assert.Equal("/account/security/factor", (await client.Submit("/ideas", ("Title", "A tray"))).Headers.Location?.ToString());
            var page = await client.Read("/account/security/factor");
            Assert.Contains("needs a second step", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
            await using (var line = await Platform.HubLine.OpenAsync(portal, staff)) Assert.Null(await line.JoinAsync("inbox"));

            await client.Submit("/account/security/factor", ("Current", Portal.Password));
            Assert.Equal("/account/security/factor/codes", (await client.Submit("/account/security/factor/confirm", ("Code", await portal.CodeOfAsync(staff.Email!)))).Headers.Location!.ToString());
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(own)).StatusCode);
        }
    }

    [Fact]
    public async Task A_role_given_asks_for_it_at_once_and_the_way_out_stays_open()
    {
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.OK, (await marie.GetAsync("/ideas")).StatusCode);
        await portal.Do((GrantRole grant) => grant.By(portal.Admin, portal.Marie.Handle, SiteRole.CommunityTeam));

        Assert.Equal("/account/security/factor", (await marie.GetAsync("/ideas")).Headers.Location!.ToString());
        Assert.Equal("/account/security/factor", (await marie.GetAsync("/language/fa?next=/account/security/factor")).Headers.Location!.ToString());
        Assert.Equal("/", (await marie.PostAsync("/account/sign-out", null)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await marie.GetAsync("/ideas")).StatusCode);
    }

    [Fact]
    public async Task A_demonstration_asks_nobody()
    {
        await using var demo = await Portal.WithCastAsync(("Portal:Demo", "true"));
        await demo.TakeFactorAsync(demo.Admin);
        using var admin = await demo.SignedIn(demo.Admin);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).StatusCode);
    }
}
