using System.Net;
using Community.Builds;
using Community.Groups;
using Community.Members;
using Community.Notifications;
using Community.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Threads;

/// <summary>What is said under a build is for those who see the build, and for nobody else.</summary>
public sealed class BuildThreadTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        foreach (var member in new[] { portal.Marie, portal.Omid }) await portal.BelongAsync(member, portal.Club, MembershipStatus.Active);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_member_comments_under_a_build_and_its_author_hears_of_it_once_and_live()
    {
        var build = await portal.NewBuildAsync(portal.Marie);
        var topic = ThreadTopic.Of(build.ThreadId);
        await using var page = await HubLine.OpenAsync(portal, portal.Marie);
        await using var elsewhere = await HubLine.OpenAsync(portal, portal.Marie);
        await page.JoinAsync(topic);
        await elsewhere.JoinAsync(InboxTopic.Topic);
        using var omid = await portal.SignedIn(portal.Omid);

        var placed = await SayAsync(omid, build, "How does the lamp turn?");

        Assert.Equal($"/builds/{build.Id}?post=1#post-{build.ThreadId}-1", placed.Headers.Location!.ToString());
        Assert.True(await page.HearsAsync(said => said.Any(one => one.Name == "Changed" && one.Parts[2].GetString()!.Contains("How does the lamp turn?", StringComparison.Ordinal))));
        await portal.SettleAsync();
        Assert.True(await elsewhere.HearsAsync(said => said.Any(one => one.Name == "Changed" && one.Parts[2].GetString()!.Contains("your build", StringComparison.Ordinal))));
        var notice = Assert.Single(await portal.Look(db => db.Notices.Where(row => row.MemberId == portal.Marie.Id).ToListAsync()));
        Assert.Equal((NoticeKind.PostArrived, build.Id, build.ThreadId, 1L, null), (notice.Kind, notice.BuildId, notice.ThreadId, notice.Seq, notice.IdeaId));
        Assert.Equal(1, await portal.Look(db => db.Inboxes.Where(inbox => inbox.MemberId == portal.Marie.Id).SumAsync(inbox => inbox.Unread)));
        var shown = await omid.GetStringAsync($"/builds/{build.Id}");
        Assert.Contains($"id=\"post-{build.ThreadId}-1\"", shown, StringComparison.Ordinal);
        Assert.Contains("What do you like, and what would you ask?", shown, StringComparison.Ordinal);

        // Who wrote follows by that, and hears the answer until leaving by hand.
        await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, "With a motor, @tomas."));
        await portal.SettleAsync();
        Assert.True((await portal.Do((SetFollow set) => set.By(portal.Omid, SubjectKind.Build, build.Id, follows: false))).Succeeded);
        await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, "And a worm gear."));
        await portal.SettleAsync();
        await HeardAsync((portal.Omid, NoticeKind.PostArrived), (portal.Tomas, NoticeKind.Mentioned));
    }

    [Fact]
    public async Task Whoever_is_outside_a_members_only_group_sees_no_thread_and_hears_of_nothing_in_it()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: GroupVisibility.MembersOnly);
        var build = await portal.NewBuildAsync(portal.Marie, group: portal.Club.Slug);
        await portal.Do((PlacePost place) => place.By(portal.Omid, build.ThreadId, "Only among us."));
        await portal.SettleAsync();
        await ForgetNoticesAsync();

        foreach (var outsider in new[] { portal.Aylin, null })
        {
            using var client = outsider is null ? portal.Visitor() : await portal.SignedIn(outsider);
            foreach (var address in new[] { "posts/1", "posts/1/acts", "posts/1/history", "changes?after=0" })
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/threads/{build.ThreadId}/{address}")).StatusCode);
            await using var line = await HubLine.OpenAsync(portal, outsider);
            Assert.Null(await line.JoinAsync(ThreadTopic.Of(build.ThreadId)));
        }

        Assert.Equal(Refusal.NotFound, (await portal.Do((PlacePost place) => place.By(portal.Aylin, build.ThreadId, "Let me in."))).Refusal);
        Assert.Equal(Refusal.NotFound, (await portal.Do((SetFollow set) => set.By(portal.Aylin, SubjectKind.Build, build.Id, follows: true))).Refusal);
        await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, "What do you say, @aylin and @karim?"));
        await portal.SettleAsync();
        await HeardAsync((portal.Omid, NoticeKind.PostArrived), (portal.Karim, NoticeKind.Mentioned));

        // Whoever leaves the group is followed by nothing from it, and the old notice keeps its silence about what it was.
        await portal.Do((LeaveGroup leave) => leave.By(portal.Omid, portal.Club.Slug, ""));
        await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, "Anybody else?"));
        await portal.SettleAsync();
        Assert.Equal(1, await portal.Look(db => db.Notices.CountAsync(row => row.MemberId == portal.Omid.Id)));
        var row = Assert.Single(await portal.Look(async db => await db.RowsAsync(db.Notices.Where(one => one.MemberId == portal.Omid.Id), await StandingAsync(db, portal.Omid), default)));
        Assert.Equal((null, null, true), (row.Title, row.Said, row.OnBuild));
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.Contains("a build that is no longer shown", await omid.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_under_what_is_not_shown_and_its_author_is_told_so()
    {
        var draft = await portal.NewBuildDraftAsync(portal.Marie);
        var hidden = await portal.NewBuildAsync(portal.Marie);
        var deleted = await portal.NewBuildAsync(portal.Marie);
        var unpublished = await portal.NewBuildAsync(portal.Marie);
        await portal.Look(db => db.Builds.Where(row => row.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HiddenAt, db.Now)));
        await portal.Do((DeleteBuild delete) => delete.By(portal.Marie, deleted.Id));
        await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Marie, unpublished.Id));

        foreach (var build in new[] { draft, hidden, deleted, unpublished })
        {
            Assert.Equal(Refusal.NotFound, (await portal.Do((PlacePost place) => place.By(portal.Omid, build.ThreadId, "Nice."))).Refusal);
            Assert.Equal(ThreadRefusals.ThreadIsClosed, (await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, "Nice."))).Refusal);
        }

        using var marie = await portal.SignedIn(portal.Marie);
        var refused = await SayAsync(marie, hidden, "Still mine.");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Nobody can post here at the moment.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await portal.Do((PublishBuild publish) => publish.By(portal.Marie, unpublished.Id));
        Assert.True((await portal.Do((PlacePost place) => place.By(portal.Omid, unpublished.ThreadId, "There it is again."))).Succeeded);
    }

    [Fact]
    public async Task A_build_that_closes_is_heard_no_more_by_those_who_lost_it()
    {
        var build = await portal.NewBuildAsync(portal.Marie, group: portal.Club.Slug);
        var topic = ThreadTopic.Of(build.ThreadId);
        var readers = portal.Services.GetRequiredService<LiveReaders>();
        await using var marie = await HubLine.OpenAsync(portal, portal.Marie);
        await using var omid = await HubLine.OpenAsync(portal, portal.Omid);
        await using var aylin = await HubLine.OpenAsync(portal, portal.Aylin);
        await using var visitor = await HubLine.OpenAsync(portal);
        foreach (var one in new[] { marie, omid, aylin, visitor }) Assert.NotNull(await one.JoinAsync(topic));

        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: GroupVisibility.MembersOnly);
        await RaiseAsync(new GroupShowsOtherwise(portal.Club.Id));
        await HearAsync(portal.Marie, portal.Omid);
        await portal.Do((LeaveGroup leave) => leave.By(portal.Omid, portal.Club.Slug, ""));
        await HearAsync(portal.Marie);
        await portal.SetAsync(portal.Club, JoinPolicy.Open);
        foreach (var one in new[] { omid, visitor }) Assert.NotNull(await one.JoinAsync(topic));
        await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Marie, build.Id));
        await HearAsync(portal.Marie);

        async Task HearAsync(params Member[] expected)
        {
            await Soon.HoldsAsync(() => readers.ReadersOf(topic).Count == expected.Length);
            Assert.Equal(expected.Select(member => (long?)member.Id).Order(), readers.ReadersOf(topic).Select(row => row.Listening.Member?.Id).Order());
        }
    }

    [Theory]
    [InlineData(GroupVisibility.Public)]
    [InlineData(GroupVisibility.MembersOnly)]
    public async Task Who_is_told_of_a_build_is_who_sees_it(GroupVisibility visibility)
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: visibility);
        var build = await portal.NewBuildAsync(portal.Marie, group: portal.Club.Slug);
        await portal.Do((LeaveGroup leave) => leave.By(portal.Marie, portal.Club.Slug, ""));
        Member[] everybody = [portal.Marie, portal.Omid, portal.Karim, portal.Lena, portal.Aylin, portal.Priya, portal.Tomas, portal.Line, portal.Admin];

        var told = await portal.Look(db => db.WhoSeeAsync(build, [.. everybody.Select(member => member.Id)], default));

        foreach (var member in everybody)
            Assert.Equal((member.Name, await portal.Look(async db => await db.SeesAsync(await StandingAsync(db, member), SubjectKind.Build, build.Id, default))), (member.Name, told.Contains(member.Id)));
    }

    private static async Task<Member> StandingAsync(CommunityDb db, Member member)
    {
        await db.StandingOf(member);
        return member;
    }

    private static Task<HttpResponseMessage> SayAsync(HttpClient client, Build build, string words) =>
        client.PostAsync($"/threads/{build.ThreadId}/posts", new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = words, ["idempotency-key"] = Guid.NewGuid().ToString("N") }));

    private Task<int> ForgetNoticesAsync() => portal.Look(async db => await db.Notices.ExecuteDeleteAsync() + await db.Inboxes.ExecuteDeleteAsync());

    /// <summary>Everybody but the author heard exactly these.</summary>
    private async Task HeardAsync(params (Member Member, NoticeKind Kind)[] expected)
    {
        var rows = await portal.Look(db => db.Notices.Where(notice => notice.MemberId != portal.Marie.Id).Select(notice => new { notice.MemberId, notice.Kind }).ToListAsync());
        Assert.Equal(expected.Select(one => (one.Member.Id, one.Kind)).Order(), rows.Select(row => (row.MemberId, row.Kind)).Order());
    }

    private Task RaiseAsync(Events.DomainEvent happened) => portal.Look(db => db.SaveAsync(() =>
    {
        db.Raise(happened);
        return Task.FromResult<Outcome<Done>>(Done.It);
    }));
}
