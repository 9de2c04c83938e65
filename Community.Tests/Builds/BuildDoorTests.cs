using System.Net;
using Community.Api;
using Community.Groups;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>Who sees a build, by every way that leads to one.</summary>
public sealed class BuildDoorTests : IAsyncLifetime
{
    private const string Title = "Sesame lighthouse";

    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        await portal.BelongAsync(portal.Marie, portal.Club, MembershipStatus.Active);
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        await portal.GiveStaffFactorsAsync();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("published", "visitor stranger member deputy ambassador team author", "visitor stranger member deputy ambassador team author", true)]
    [InlineData("members only", "member deputy ambassador team author", "member deputy ambassador team author", false)]
    [InlineData("draft", "author", "", false)]
    [InlineData("unpublished", "author", "", false)]
    [InlineData("deleted", "author", "", false)]
    [InlineData("hidden", "deputy ambassador team author", "", false)]
    public async Task Each_way_shows_it_to_whom_it_is_for(string state, string page, string lists, bool open)
    {
        var id = await InAsync(state);
        Assert.Equal(open, await portal.Look(db => db.Pictures.AnyAsync(picture => picture.OpenSince != null)));

        foreach (var (role, member) in Roles())
        {
            using var client = member is null ? portal.Visitor() : await portal.SignedIn(member);
            using var program = member is null ? portal.Program() : await portal.ProgramOf(member);
            // A draft's page is the form.
            var shown = (await client.GetAsync($"/builds/{id}")).StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther;
            Assert.True(page.Split(' ').Contains(role) == shown, $"The page for {role}");
            Assert.True(page.Split(' ').Contains(role) == ((await program.Get($"/builds/{id}")).Status == HttpStatusCode.OK), $"The API for {role}");
            foreach (var way in new[] { "/builds", "/builds?q=sesame", "/builds?group=oresund", "/search?q=sesame", "/groups/oresund/builds", "/groups/oresund", "/members/marie-jensen", "/" })
                Assert.True(lists.Split(' ').Contains(role) == await TellsAsync(client, way), $"{way} for {role}");
            Assert.True(lists.Split(' ').Contains(role) == (await program.Get("/builds")).Body.ToString().Contains(Title, StringComparison.Ordinal), $"The API's list for {role}");
            // Feeds and maps are read by programs that are nobody.
            Assert.True(open == await TellsAsync(client, "/builds.atom"), $"The feed for {role}");
            Assert.True(open == (await client.GetStringAsync("/sitemap.xml")).Contains("/sitemap/builds/1.xml", StringComparison.Ordinal), $"The map for {role}");
        }
    }

    private IEnumerable<(string Role, Member? Member)> Roles() =>
        [("visitor", null), ("stranger", portal.Aylin), ("member", portal.Omid), ("deputy", portal.Lena), ("ambassador", portal.Karim), ("team", portal.Line), ("author", portal.Marie)];

    private async Task<long> InAsync(string state)
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: state == "members only" ? GroupVisibility.MembersOnly : GroupVisibility.Public);
        var build = state == "draft" ? await portal.NewBuildDraftAsync(portal.Marie, Title, portal.Club.Slug) : await portal.NewBuildAsync(portal.Marie, Title, portal.Club.Slug);
        if (state == "unpublished") await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Marie, build.Id));
        if (state == "deleted") await portal.Do((DeleteBuild delete) => delete.By(portal.Marie, build.Id));
        if (state == "hidden") await HideAsync(build.Id);
        return build.Id;
    }

    private async Task HideAsync(long id)
    {
        await portal.Do((Moderation.ReportContent report) => report.By(portal.Omid, Notifications.SubjectKind.Build, id, Moderation.ReportGround.Spam, ""));
        var report = await portal.Look(db => db.Reports.Select(row => row.Id).SingleAsync());
        Assert.Null((await portal.Do((Moderation.DecideReport decide) => decide.By(portal.Line, report, Moderation.DecisionKind.Hide, "Somebody else's lighthouse."))).Refusal);
    }

    private static async Task<bool> TellsAsync(HttpClient client, string way)
    {
        var answer = await client.GetAsync(way);
        return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains(Title, StringComparison.Ordinal);
    }
}
