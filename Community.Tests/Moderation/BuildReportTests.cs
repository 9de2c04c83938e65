using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Builds;
using Community.Groups;
using Community.Members;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Moderation;

/// <summary>Builds that are reported, and what is said under them.</summary>
public sealed class BuildReportTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Build build = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        build = await portal.NewBuildAsync(portal.Omid, group: portal.Club.Slug);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_reported_build_is_hidden_with_its_pictures_and_comes_back_with_other_addresses()
    {
        var open = await PictureAsync();
        Assert.NotNull(open.OpenSince);
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Contains("The old lighthouse", (await PageAsync(marie, $"/reports/new?subject=Build&id={build.Id}")).QuerySelector(".quoted")!.TextContent, StringComparison.Ordinal);
        var report = await ReportAsync(SubjectKind.Build, build.Id);
        using var karim = await portal.SignedIn(portal.Karim);
        var waiting = Assert.Single((await PageAsync(karim, "/moderation")).QuerySelectorAll("article.case"));
        Assert.Equal(2, waiting.QuerySelectorAll($"a[href='/builds/{build.Id}']").Length);
        Assert.Contains("a lamp that turns", waiting.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/pictures/{open.Name}/320.webp", waiting.QuerySelector(".samples img[src^='/pictures']")!.GetAttribute("src"));

        Assert.Equal(ModerationRefusals.OnlyTenders, (await DecideAsync(portal.Aylin, report, DecisionKind.Hide)).Refusal);
        Assert.True((await DecideAsync(portal.Karim, report, DecisionKind.Hide)).Succeeded);
        var closed = await PictureAsync();
        Assert.Null(closed.OpenSince);
        Assert.NotEqual(open.Name, closed.Name);
        foreach (var (reader, sees) in new (Member?, bool)[] { (null, false), (portal.Marie, false), (portal.Aylin, false), (portal.Omid, true), (portal.Lena, true), (portal.Line, true) })
            Assert.Equal((reader?.Name, sees), (reader?.Name, await SeesAsync(reader)));
        Assert.False(await portal.Look(db => db.Builds.Listed().AnyAsync(row => row.Id == build.Id)));
        await portal.SettleAsync();
        await HeardAsync((portal.Omid, NoticeKind.ContentHidden), (portal.Marie, NoticeKind.ReportDecided));
        using var omid = await portal.SignedIn(portal.Omid);
        var inbox = (await PageAsync(omid, "/inbox")).Body!.TextContent;
        Assert.Contains("hid your build The old lighthouse", inbox, StringComparison.Ordinal);
        Assert.Contains("What you reported about a build that is no longer shown was hidden", (await PageAsync(marie, "/inbox")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var reader in new[] { omid, karim }) Assert.Contains("It sells parts.", (await PageAsync(reader, $"/builds/{build.Id}")).QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await marie.GetAsync($"/builds/{build.Id}")).StatusCode);

        Assert.True((await DecideAsync(portal.Lena, report, DecisionKind.Restore)).Succeeded);
        var back = await PictureAsync();
        Assert.NotNull(back.OpenSince);
        Assert.Equal(3, new[] { open.Name, closed.Name, back.Name }.Distinct().Count());
        Assert.True(await SeesAsync(null));
        await portal.SettleAsync();
        await HeardAsync((portal.Omid, NoticeKind.ContentHidden), (portal.Omid, NoticeKind.ContentRestored), (portal.Marie, NoticeKind.ReportDecided));
    }

    [Fact]
    public async Task What_its_group_keeps_to_itself_stays_closed_when_it_is_restored()
    {
        var report = await ReportAsync(SubjectKind.Build, build.Id);
        await DecideAsync(portal.Karim, report, DecisionKind.Hide);
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: GroupVisibility.MembersOnly);

        Assert.True((await DecideAsync(portal.Karim, report, DecisionKind.Restore)).Succeeded);

        Assert.Null((await PictureAsync()).OpenSince);
        Assert.False(await SeesAsync(portal.Marie));
        Assert.Equal(Refusal.NotFound, (await portal.Do((ReportContent one) => one.By(portal.Marie, SubjectKind.Build, build.Id, ReportGround.Spam, ""))).Refusal);
    }

    [Fact]
    public async Task What_was_taken_back_before_the_decision_can_still_be_hidden_and_then_stays_so()
    {
        var report = await ReportAsync(SubjectKind.Build, build.Id);
        await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Omid, build.Id));
        using var karim = await portal.SignedIn(portal.Karim);
        var waiting = Assert.Single((await PageAsync(karim, "/moderation")).QuerySelectorAll("article.case"));
        Assert.Empty(waiting.QuerySelectorAll("a[href^='/builds'], .samples"));
        Assert.Contains("taken away by its author", waiting.TextContent, StringComparison.Ordinal);
        // Its story is as little theirs to read as its pictures are theirs to see.
        Assert.DoesNotContain("three winters", waiting.TextContent, StringComparison.Ordinal);

        Assert.True((await DecideAsync(portal.Karim, report, DecisionKind.Hide)).Succeeded);
        await portal.Do((PublishBuild publish) => publish.By(portal.Omid, build.Id));

        Assert.False(await SeesAsync(portal.Marie));
        Assert.Null((await PictureAsync()).OpenSince);
    }

    [Fact]
    public async Task A_post_under_a_build_is_decided_on_by_those_who_tend_its_group()
    {
        await portal.Do((PlacePost place) => place.By(portal.Marie, build.ThreadId, "Ten kilos of parts, cheap."));
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == build.ThreadId).Select(row => row.Id).SingleAsync());
        var report = await ReportAsync(SubjectKind.Post, post, portal.Tomas);

        Assert.Equal(ModerationRefusals.OnlyTenders, (await DecideAsync(portal.Aylin, report, DecisionKind.Hide)).Refusal);
        using var lena = await portal.SignedIn(portal.Lena);
        var waiting = Assert.Single((await PageAsync(lena, "/moderation")).QuerySelectorAll("article.case"));
        Assert.Contains("The old lighthouse", waiting.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ten kilos", waiting.TextContent, StringComparison.Ordinal);
        Assert.True((await DecideAsync(portal.Lena, report, DecisionKind.Hide)).Succeeded);

        Assert.False((await portal.WindowOf(portal.Omid, build.ThreadId))!.Branches.Single().Root.IsReadable);
        await portal.SettleAsync();
        await HeardAsync((portal.Marie, NoticeKind.ContentHidden), (portal.Tomas, NoticeKind.ReportDecided));
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Contains("hid a post of yours about The old lighthouse", (await PageAsync(marie, "/inbox")).Body!.TextContent, StringComparison.Ordinal);
    }

    private Task<Pictures.Picture> PictureAsync() => portal.Look(db => db.Pictures.AsNoTracking().SingleAsync(picture => db.BuildPictures.Any(own => own.PictureId == picture.Id && own.BuildId == build.Id)));

    private Task<bool> SeesAsync(Member? member) => portal.Look(async db =>
    {
        await db.StandingOf(member);
        return await db.SeesAsync(member, SubjectKind.Build, build.Id, default);
    });

    private async Task<long> ReportAsync(SubjectKind subject, long id, Member? by = null)
    {
        Assert.True((await portal.Do((ReportContent report) => report.By(by ?? portal.Marie, subject, id, ReportGround.Spam, ""))).Succeeded);
        return await portal.Look(db => db.Reports.Select(report => report.Id).SingleAsync());
    }

    private Task<Outcome<Decided>> DecideAsync(Member member, long report, DecisionKind kind) => portal.Do((DecideReport decide) => decide.By(member, report, kind, "It sells parts."));

    /// <summary>Authors and reporters heard exactly these.</summary>
    private async Task HeardAsync(params (Member Member, NoticeKind Kind)[] expected)
    {
        var rows = await portal.Look(db => db.Notices.Where(notice => notice.Kind != NoticeKind.Reported && notice.Kind != NoticeKind.PostArrived).Select(notice => new { notice.MemberId, notice.Kind }).ToListAsync());
        Assert.Equal(expected.Select(one => (one.Member.Id, one.Kind)).Order(), rows.Select(row => (row.MemberId, row.Kind)).Order());
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
