using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

public sealed class InvitationTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        await portal.SetAsync(portal.Club, JoinPolicy.Invitation);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_link_opens_a_group_that_is_by_invitation_and_counts_each_who_came_once()
    {
        var invitation = await MakeAsync();
        var members = new[] { portal.Omid, portal.Marie, portal.Aylin };

        var outcomes = await Task.WhenAll(members.Concat(members).Select(member => portal.Do((JoinByInvitation join) => join.By(member, invitation.Code))));

        Assert.All(outcomes, outcome => Assert.Equal(MembershipStatus.Active, outcome.Value.Status));
        Assert.Equal(3, await portal.Look(db => db.GroupInvitations.Select(row => row.Uses).SingleAsync()));
        Assert.Equal(5, await portal.AssertCountedAsync(portal.Club));
    }

    [Fact]
    public async Task A_link_ends_when_it_is_taken_back_and_by_itself_after_thirty_days()
    {
        var (revoked, old) = (await MakeAsync(), await MakeAsync());
        var stranger = await portal.Do((RevokeInvitation revoke) => revoke.By(portal.Aylin, portal.Club.Slug, revoked.Id));
        var elsewhere = await portal.Do((RevokeInvitation revoke) => revoke.By(portal.Aylin, portal.OtherClub.Slug, revoked.Id));
        await portal.Do((RevokeInvitation revoke) => revoke.By(portal.Lena, portal.Club.Slug, revoked.Id));

        var afterRevoking = await portal.Do((JoinByInvitation join) => join.By(portal.Omid, revoked.Code));
        portal.Clock.Advance(TimeSpan.FromDays(30));
        var afterAMonth = await portal.Do((JoinByInvitation join) => join.By(portal.Omid, old.Code));
        var unknown = await portal.Do((JoinByInvitation join) => join.By(portal.Omid, "no-such-code"));

        Assert.Equal((Refusal.NotFound, Refusal.NotFound), (stranger.Refusal, elsewhere.Refusal));
        Assert.Equal(GroupRefusals.InvitationIsOver.Key, afterRevoking.Refusal?.Key);
        Assert.Equal(GroupRefusals.InvitationIsOver.Key, afterAMonth.Refusal?.Key);
        Assert.Equal(Refusal.NotFound, unknown.Refusal);
        Assert.Equal(2, await portal.AssertCountedAsync(portal.Club));
    }

    [Fact]
    public async Task Only_those_who_tend_the_group_make_links()
    {
        var member = await portal.Do((MakeInvitation make) => make.By(portal.Omid, portal.Club.Slug));
        var team = await portal.Do((MakeInvitation make) => make.By(portal.Line, portal.Club.Slug));

        Assert.Equal(Refusal.NotFound, member.Refusal);
        Assert.True(team.Succeeded);
        Assert.Equal(team.Value.ExpiresAt, await portal.Look(db => db.GroupInvitations.Select(row => row.ExpiresAt).SingleAsync()));
    }

    [Fact]
    public async Task A_visitor_is_shown_the_group_registers_and_comes_back_a_member_has_one_button()
    {
        var invitation = await MakeAsync();
        using var visitor = portal.Visitor();
        using var omid = await portal.SignedIn(portal.Omid);
        var here = $"/g/{invitation.Code}";

        var shown = await visitor.PageAsync(here);
        var pressed = await visitor.SendFormAsync(here);
        var joined = await omid.SendFormAsync(here);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        var late = await visitor.AskAsync(here);

        Assert.Contains(portal.Club.Name, shown.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.QuerySelector($"a[href='/account/register?next={here}']"));
        Assert.Equal($"/account/sign-in?next={here}", pressed.Headers.Location!.ToString());
        Assert.Equal("/groups/oresund", joined.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AskAsync("/g/unknown")).StatusCode);
    }

    private async Task<Invited> MakeAsync() => (await portal.Do((MakeInvitation make) => make.By(portal.Karim, portal.Club.Slug))).Value;
}
