using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

public sealed class LeavingTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Leaving_keeps_the_why_and_moves_home_to_the_oldest_other_group()
    {
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.OtherClub.Slug));

        await portal.Do((LeaveGroup leave) => leave.By(portal.Omid, portal.Club.Slug, "I moved to Ankara"));

        var own = await portal.MembershipAsync(portal.Omid, portal.Club);
        Assert.Equal((MembershipStatus.Left, "I moved to Ankara"), (own!.Status, own.LeaveReason));
        Assert.Equal(portal.OtherClub.Id, await portal.HomeOfAsync(portal.Omid));
        await portal.Do((LeaveGroup leave) => leave.By(portal.Omid, portal.OtherClub.Slug));
        Assert.Null(await portal.HomeOfAsync(portal.Omid));
        Assert.Equal((2, 1), (await portal.AssertCountedAsync(portal.Club), await portal.AssertCountedAsync(portal.OtherClub)));
    }

    [Fact]
    public async Task Leaving_twice_is_leaving_once_and_a_stranger_has_nothing_to_leave()
    {
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.Do((LeaveGroup leave) => leave.By(portal.Omid, portal.Club.Slug))));
        var stranger = await portal.Do((LeaveGroup leave) => leave.By(portal.Marie, portal.Club.Slug));

        Assert.Equal(2, await portal.AssertCountedAsync(portal.Club));
        Assert.Single(await portal.EventsAsync(), nameof(MemberLeft));
        Assert.Equal(GroupRefusals.NotAMember.Key, stranger.Refusal?.Key);
    }

    [Fact]
    public async Task An_ambassador_hands_over_first_and_a_deputy_who_leaves_is_none_any_more()
    {
        var ambassador = await portal.Do((LeaveGroup leave) => leave.By(portal.Karim, portal.Club.Slug));
        var deputy = await portal.Do((LeaveGroup leave) => leave.By(portal.Lena, portal.Club.Slug));

        Assert.Equal(GroupRefusals.AmbassadorHandsOverFirst.Key, ambassador.Refusal?.Key);
        Assert.True(deputy.Succeeded);
        Assert.False(await portal.Look(db => db.Deputyships.AnyAsync(row => row.MemberId == portal.Lena.Id && row.EndedAt == null)));
        Assert.Equal(1, await portal.AssertCountedAsync(portal.Club));
    }

    [Fact]
    public async Task Who_asked_takes_the_request_back_without_a_word_in_the_log()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));

        await portal.Do((LeaveGroup leave) => leave.By(portal.Omid, portal.Club.Slug));

        Assert.Equal(MembershipStatus.Left, (await portal.MembershipAsync(portal.Omid, portal.Club))!.Status);
        Assert.Equal([nameof(JoinAsked)], await portal.EventsAsync());
        Assert.Equal(2, await portal.AssertCountedAsync(portal.Club));
    }

    [Fact]
    public async Task Home_is_chosen_among_ones_own_groups_and_votes_stay_where_they_were_lent()
    {
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.OtherClub.Slug));
        var idea = await portal.NewIdeaAsync(portal.Omid);

        var chosen = await portal.Do((ChooseHomeGroup choose) => choose.By(portal.Omid, portal.OtherClub.Slug));
        var foreign = await portal.Do((ChooseHomeGroup choose) => choose.By(portal.Marie, portal.OtherClub.Slug));

        Assert.True(chosen.Succeeded);
        Assert.Equal(GroupRefusals.NotAMember.Key, foreign.Refusal?.Key);
        Assert.Equal(portal.OtherClub.Id, await portal.HomeOfAsync(portal.Omid));
        Assert.Equal([(portal.Club.Id, 1)], (await portal.Look(db => db.GroupTallies.Where(row => row.IdeaId == idea.Id).ToListAsync())).Select(row => (row.GroupId, row.Voters)));
    }

    [Fact]
    public async Task Whoever_bans_is_asked_first_with_or_without_script()
    {
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        using var karim = await portal.SignedIn(portal.Karim);
        using var marie = await portal.SignedIn(portal.Marie);
        var roster = await karim.PageAsync("/groups/oresund/members");
        var link = roster.QuerySelector(".roster a[href$='/ban']")!.GetAttribute("href")!;

        Assert.Equal(HttpStatusCode.NotFound, (await marie.AskAsync(link)).StatusCode);
        var asked = await karim.PageAsync(link);
        Assert.Equal(MembershipStatus.Active, (await portal.MembershipAsync(portal.Omid, portal.Club))!.Status);
        var form = asked.QuerySelector("turbo-frame#sheet form")!;
        await karim.SendFormAsync(form.GetAttribute("action")!, [.. form.QuerySelectorAll("input[name]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);

        Assert.Equal(MembershipStatus.Banned, (await portal.MembershipAsync(portal.Omid, portal.Club))!.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await karim.AskAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_ban_closes_every_door_until_it_is_lifted()
    {
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug));
        var invitation = (await portal.Do((MakeInvitation make) => make.By(portal.Karim, portal.Club.Slug))).Value;

        var stranger = await portal.Do((RemoveMember remove) => remove.By(portal.Marie, portal.Club.Slug, "omid", banned: true));
        var office = await portal.Do((RemoveMember remove) => remove.By(portal.Lena, portal.Club.Slug, "karim", banned: true));
        await portal.Do((RemoveMember remove) => remove.By(portal.Lena, portal.Club.Slug, "omid", banned: true));

        Assert.Equal((Refusal.NotFound, GroupRefusals.HoldsAnOffice.Key), (stranger.Refusal, office.Refusal!.Key));
        Assert.Equal(GroupRefusals.Banned.Key, (await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug))).Refusal?.Key);
        Assert.Equal(GroupRefusals.Banned.Key, (await portal.Do((JoinByInvitation join) => join.By(portal.Omid, invitation.Code))).Refusal?.Key);
        Assert.Equal(2, await portal.AssertCountedAsync(portal.Club));
        Assert.Null(await portal.HomeOfAsync(portal.Omid));
        await portal.Do((RemoveMember remove) => remove.By(portal.Karim, portal.Club.Slug, "omid", banned: false));
        Assert.True((await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug))).Succeeded);
    }
}
