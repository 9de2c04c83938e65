using Community.Groups;
using Community.Members;
using Community.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>The build of the week: who chooses it, for when, and what becomes of it.</summary>
public sealed class FeatureTests : IAsyncLifetime
{
    private Portal portal = null!;
    private FeatureWeek now;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        now = await portal.Look(db => Task.FromResult(FeatureWeek.Of(db.Now)));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("2026-12-31", "2026-W53", "2026-12-28")]
    [InlineData("2027-01-03", "2026-W53", "2026-12-28")]
    [InlineData("2027-01-04", "2027-W01", "2027-01-04")]
    [InlineData("2025-12-29", "2026-W01", "2025-12-29")]
    public void A_week_is_of_ISO_8601_and_has_one_name(string day, string name, string monday)
    {
        var week = FeatureWeek.Of(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((name, DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture)), (week.ToString(), week.Monday));
        Assert.Equal(week, FeatureWeek.Read(name));
        Assert.Equal(week, FeatureWeek.OfKey(week.Key));
        Assert.Equal(week, week.Plus(-60).Plus(60));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("0000-W01")]
    [InlineData("9999-W52")]
    [InlineData("2026W48xx")]
    [InlineData("-026-W01")]
    public void What_is_no_week_is_read_as_none(string? typed) => Assert.Null(FeatureWeek.Read(typed));

    [Fact]
    public async Task The_team_chooses_a_build_its_author_hears_of_it_and_a_week_later_it_is_one_of_the_past()
    {
        var (first, second) = (await portal.NewBuildAsync(portal.Omid), await portal.NewBuildAsync(portal.Marie, "The night ferry"));
        Assert.Null((await ChooseAsync(first.Id, now)).Refusal);
        Assert.Null((await ChooseAsync(second.Id, now.Plus(1))).Refusal);
        await portal.SettleAsync();

        Assert.Equal(first.Id, (await OfAsync(now))?.Card.Id);
        var notice = await portal.Look(db => db.Notices.SingleAsync(row => row.MemberId == portal.Omid.Id && row.Kind == NoticeKind.BuildFeatured));
        Assert.Equal((first.Id, now.ToString()), (notice.BuildId, notice.Detail));
        // What is chosen for later is known to its author, and to nobody who only reads.
        Assert.Equal([first.Id], (await UntilNowAsync()).Select(feature => feature.Card.Id));
        Assert.Null((await SeeAsync(second.Id, portal.Karim)).Week);

        portal.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([second.Id, first.Id], (await UntilNowAsync()).Select(feature => feature.Card.Id));
        Assert.Equal(now.Plus(1), (await SeeAsync(second.Id, portal.Karim)).Week);
        // What has been stays; what is can be taken back.
        foreach (var id in new[] { first.Id, second.Id }) Assert.Null((await portal.Do((TakeBackFeature takeBack) => takeBack.By(portal.Line, id))).Refusal);
        Assert.Equal([first.Id], (await UntilNowAsync()).Select(feature => feature.Card.Id));
    }

    [Fact]
    public async Task Only_the_team_chooses_and_only_what_everybody_sees_for_weeks_that_are_not_over()
    {
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var (build, draft, inside) = (await portal.NewBuildAsync(portal.Omid), await portal.NewBuildDraftAsync(portal.Line), await portal.NewBuildAsync(portal.Omid, group: portal.Club.Slug));
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: GroupVisibility.MembersOnly);

        Assert.Equal(Refusal.SignInFirst, (await ChooseAsync(build.Id, now, null)).Refusal);
        foreach (var member in new[] { portal.Omid, portal.Karim, portal.Priya }) Assert.Equal(BuildRefusals.OnlyTeamFeatures, (await ChooseAsync(build.Id, now, member)).Refusal);
        foreach (var id in new[] { draft.Id, inside.Id }) Assert.Equal(BuildRefusals.FeatureIsForAll, (await ChooseAsync(id, now)).Refusal);
        foreach (var week in new[] { now.Plus(-1), now.Plus(FeatureWeek.Ahead) }) Assert.Equal(BuildRefusals.NoSuchWeek, (await ChooseAsync(build.Id, week)).Refusal);
        Assert.Null((await ChooseAsync(build.Id, now.Plus(FeatureWeek.Ahead - 1), portal.Admin)).Refusal);
        Assert.Equal(BuildRefusals.OnlyTeamFeatures, (await portal.Do((TakeBackFeature takeBack) => takeBack.By(portal.Omid, build.Id))).Refusal);
    }

    [Fact]
    public async Task A_choice_is_moved_to_another_week_and_a_week_has_one_build()
    {
        var (build, other) = (await portal.NewBuildAsync(portal.Omid), await portal.NewBuildAsync(portal.Marie));
        await ChooseAsync(build.Id, now);
        Assert.Equal(BuildRefusals.WeekIsTaken, (await ChooseAsync(other.Id, now)).Refusal);
        await ChooseAsync(build.Id, now.Plus(2));
        Assert.Null((await ChooseAsync(other.Id, now)).Refusal);

        Assert.Equal([(now.Key, other.Id), (now.Plus(2).Key, build.Id)], (await portal.Look(db => db.BuildFeatures.AsNoTracking().OrderBy(row => row.Week).ToListAsync())).Select(row => (row.Week, row.BuildId)));
        // The second press of two changes nothing, and is told to nobody. What followed from the others has been done before it is counted.
        await portal.SettleAsync();
        var events = await portal.Look(db => db.Events.CountAsync());
        Assert.Null((await ChooseAsync(build.Id, now.Plus(2))).Refusal);
        await portal.SettleAsync();
        Assert.Equal(events, await portal.Look(db => db.Events.CountAsync()));
        Assert.DoesNotContain((await portal.Do((Admin.Checkup check) => check.RunAsync())).SelectMany(finding => finding.Faults), fault => fault.Subject.StartsWith("feature", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_who_choose_at_once_the_second_gets_a_sentence(bool cameFree)
    {
        var (one, other) = (await portal.NewBuildAsync(portal.Omid), await portal.NewBuildAsync(portal.Marie));
        if (cameFree)
        {
            var gone = await portal.NewBuildAsync(portal.Omid);
            await ChooseAsync(gone.Id, now);
            await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Omid, gone.Id));
        }

        var chosen = await Task.WhenAll(ChooseAsync(one.Id, now), ChooseAsync(other.Id, now, portal.Admin));

        Assert.Single(chosen, outcome => outcome.Succeeded);
        Assert.Equal(BuildRefusals.WeekIsTaken, Assert.Single(chosen, outcome => !outcome.Succeeded).Refusal);
        Assert.Equal(chosen.Single(outcome => outcome.Succeeded).Value.BuildId, (await OfAsync(now))!.Card.Id);
    }

    [Theory]
    [InlineData("unpublished")]
    [InlineData("deleted")]
    [InlineData("hidden")]
    [InlineData("members only")]
    public async Task What_is_seen_no_more_leaves_its_week_free_and_is_back_in_it_while_nobody_else_is(string what)
    {
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var (build, next) = (await portal.NewBuildAsync(portal.Omid, group: portal.Club.Slug), await portal.NewBuildAsync(portal.Marie));
        await ChooseAsync(build.Id, now);

        await TurnAsync(build.Id, what, away: true);
        Assert.Null(await OfAsync(now));
        Assert.Empty(await UntilNowAsync());
        Assert.Null((await portal.Look(db => db.WeeksToFeatureAsync()))[0].BuildId);
        await TurnAsync(build.Id, what, away: false);
        Assert.Equal(build.Id, (await OfAsync(now))?.Card.Id);

        await TurnAsync(build.Id, what, away: true);
        Assert.Null((await ChooseAsync(next.Id, now)).Refusal);
        await TurnAsync(build.Id, what, away: false);
        Assert.Equal(next.Id, (await OfAsync(now))?.Card.Id);
    }

    [Fact]
    public async Task What_was_deleted_for_good_leaves_the_list()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        await ChooseAsync(build.Id, now);
        await portal.Do((DeleteBuild delete) => delete.By(portal.Omid, build.Id));
        portal.Clock.Advance(Build.KeptDeleted + TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await portal.Do((SweepBuilds sweep) => sweep.By())).Value.Builds);
        Assert.False(await portal.Look(db => db.BuildFeatures.AnyAsync()));
    }

    private async Task TurnAsync(long id, string what, bool away)
    {
        var outcome = what switch
        {
            "unpublished" => away ? (await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Omid, id))).Refusal : (await portal.Do((PublishBuild publish) => publish.By(portal.Omid, id))).Refusal,
            "deleted" => away ? (await portal.Do((DeleteBuild delete) => delete.By(portal.Omid, id))).Refusal : (await portal.Do((RestoreBuild restore) => restore.By(portal.Omid, id))).Refusal,
            "hidden" => await HideAsync(id, away),
            _ => await CloseAsync(away),
        };
        Assert.Null(outcome);
    }

    private async Task<Refusal?> HideAsync(long id, bool away)
    {
        await portal.Look(db => db.Builds.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HiddenAt, away ? db.Now : null)));
        return null;
    }

    private async Task<Refusal?> CloseAsync(bool away)
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: away ? GroupVisibility.MembersOnly : GroupVisibility.Public);
        return null;
    }

    private Task<Outcome<Featured>> ChooseAsync(long id, FeatureWeek week) => ChooseAsync(id, week, portal.Line);

    private Task<Outcome<Featured>> ChooseAsync(long id, FeatureWeek week, Member? member) => portal.Do((FeatureBuild feature) => feature.By(member, id, week));

    private Task<FeaturedBuild?> OfAsync(FeatureWeek week) => portal.Look(db => db.FeatureOfAsync(week));

    private Task<IReadOnlyList<FeaturedBuild>> UntilNowAsync() => portal.Look(async db => (await db.FeaturesUntilNowAsync(null, 10)).Features);

    private Task<BuildSight> SeeAsync(long id, Member member) => portal.Look(async db => (await db.SeeBuildAsync(id, member))!);
}
