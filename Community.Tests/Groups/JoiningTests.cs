using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

public sealed class JoiningTests : IAsyncLifetime
{
    private static readonly (JoinPolicy Policy, MembershipStatus? Before, MembershipStatus? After, string? Refusal)[] Verdicts =
    [
        (JoinPolicy.Open, null, MembershipStatus.Active, null),
        (JoinPolicy.Open, MembershipStatus.Requested, MembershipStatus.Active, null),
        (JoinPolicy.Open, MembershipStatus.Active, MembershipStatus.Active, null),
        (JoinPolicy.Open, MembershipStatus.Left, MembershipStatus.Active, null),
        (JoinPolicy.Open, MembershipStatus.Banned, MembershipStatus.Banned, "Groups.Banned"),
        (JoinPolicy.Approval, null, MembershipStatus.Requested, null),
        (JoinPolicy.Approval, MembershipStatus.Requested, MembershipStatus.Requested, null),
        (JoinPolicy.Approval, MembershipStatus.Active, MembershipStatus.Active, null),
        (JoinPolicy.Approval, MembershipStatus.Left, MembershipStatus.Requested, null),
        (JoinPolicy.Approval, MembershipStatus.Banned, MembershipStatus.Banned, "Groups.Banned"),
        (JoinPolicy.Invitation, null, null, "Groups.ByInvitationOnly"),
        (JoinPolicy.Invitation, MembershipStatus.Requested, MembershipStatus.Requested, "Groups.ByInvitationOnly"),
        (JoinPolicy.Invitation, MembershipStatus.Active, MembershipStatus.Active, null),
        (JoinPolicy.Invitation, MembershipStatus.Left, MembershipStatus.Left, "Groups.ByInvitationOnly"),
        (JoinPolicy.Invitation, MembershipStatus.Banned, MembershipStatus.Banned, "Groups.Banned"),
    ];

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_policy_meets_every_membership()
    {
        foreach (var (policy, before, after, refusal) in Verdicts)
        {
            var member = await portal.NewMemberAsync($"{policy} {before}");
            await portal.SetAsync(portal.Club, policy);
            if (before is { } status) await portal.BelongAsync(member, portal.Club, status);

            var first = await portal.Do((JoinGroup join) => join.By(member, portal.Club.Slug));
            var second = await portal.Do((JoinGroup join) => join.By(member, portal.Club.Slug));

            var own = await portal.MembershipAsync(member, portal.Club);
            Assert.Equal((policy, before, refusal, refusal, after), (policy, before, first.Refusal?.Key, second.Refusal?.Key, own?.Status));
            await portal.AssertCountedAsync(portal.Club);
        }
    }

    [Fact]
    public async Task A_group_that_stands_still_takes_nobody()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Open, GroupStatus.Suspended);
        var suspended = await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        await portal.SetAsync(portal.Club, JoinPolicy.Open, GroupStatus.Applied);
        var applied = await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        var visitor = await portal.Do((JoinGroup join) => join.By(null, portal.OtherClub.Slug));

        Assert.Equal(GroupRefusals.NotRunning.Key, suspended.Refusal?.Key);
        Assert.Equal(Refusal.NotFound, applied.Refusal);
        Assert.Equal(Refusal.SignInFirst, visitor.Refusal);
    }

    [Fact]
    public async Task The_first_group_joined_is_home_and_the_next_one_is_not()
    {
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.OtherClub.Slug));

        Assert.Equal(portal.Club.Id, await portal.HomeOfAsync(portal.Omid));
    }

    [Fact]
    public async Task Fifty_who_join_at_once_are_fifty_rows_and_fifty_more_in_the_count()
    {
        var members = new List<Member>();
        for (var number = 0; number < 50; number++) members.Add(await portal.NewMemberAsync($"Joiner {number}"));

        // Twice each, so that the second press of the same member races with the first.
        var outcomes = await Task.WhenAll(members.Concat(members).Select(member => portal.Do((JoinGroup join) => join.By(member, portal.Club.Slug))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        Assert.Equal(52, await portal.AssertCountedAsync(portal.Club));
        Assert.Equal(50, await portal.Look(db => db.Events.CountAsync(row => row.Kind == nameof(MemberJoined))));
        Assert.Equal(50, await portal.Look(db => db.Members.CountAsync(row => row.HomeGroupId == portal.Club.Id && row.Name.StartsWith("Joiner"))));
    }

    [Fact]
    public async Task A_request_is_welcomed_by_whoever_tends_the_group_and_by_nobody_else()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug, "I build \0 bridges"));

        var stranger = await portal.Do((DecideJoin decide) => decide.By(portal.Aylin, portal.Club.Slug, "omid", accepted: true));
        var self = await portal.Do((DecideJoin decide) => decide.By(portal.Omid, portal.Club.Slug, "omid", accepted: true));
        var visitor = await portal.Do((DecideJoin decide) => decide.By(null, portal.Club.Slug, "omid", accepted: true));
        var deputy = await portal.Do((DecideJoin decide) => decide.By(portal.Lena, portal.Club.Slug, "omid", accepted: true));
        var again = await portal.Do((DecideJoin decide) => decide.By(portal.Karim, portal.Club.Slug, "omid", accepted: true));
        var late = await portal.Do((DecideJoin decide) => decide.By(portal.Karim, portal.Club.Slug, "omid", accepted: false));

        Assert.Equal((Refusal.NotFound, Refusal.NotFound, Refusal.SignInFirst), (stranger.Refusal, self.Refusal, visitor.Refusal));
        Assert.True(deputy.Succeeded && again.Succeeded);
        Assert.Equal(GroupRefusals.AlreadyDecided.Key, late.Refusal?.Key);
        var own = await portal.MembershipAsync(portal.Omid, portal.Club);
        Assert.Equal(("I build  bridges", MembershipStatus.Active, portal.Lena.Id), (own!.Note, own.Status, own.DecidedById!.Value));
        Assert.Equal(portal.Club.Id, await portal.HomeOfAsync(portal.Omid));
        Assert.Equal(3, await portal.AssertCountedAsync(portal.Club));
        Assert.Equal([nameof(JoinAsked), nameof(MemberJoined), nameof(RightsChanged), nameof(JoinDecided)], await portal.EventsAsync());
    }

    [Fact]
    public async Task A_declined_member_is_not_in_and_may_ask_again()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));

        var declined = await portal.Do((DecideJoin decide) => decide.By(portal.Karim, portal.Club.Slug, "omid", accepted: false));
        var asked = await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug, "Please"));

        Assert.Equal(MembershipStatus.Left, declined.Value.Status);
        Assert.Equal(MembershipStatus.Requested, asked.Value.Status);
        Assert.Null(await portal.HomeOfAsync(portal.Omid));
        Assert.Equal(2, await portal.AssertCountedAsync(portal.Club));
        Assert.Equal([nameof(JoinAsked), nameof(JoinDecided), nameof(JoinAsked)], await portal.EventsAsync());
    }

    [Fact]
    public async Task A_note_has_an_end()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);

        var asked = await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug, new string('a', GroupRefusals.NoteMaximum + 1)));

        Assert.Equal(("Groups.NoteLength", "Note"), (asked.Refusal!.Key, asked.Refusal.Field));
        Assert.Null(await portal.MembershipAsync(portal.Omid, portal.Club));
    }
}
