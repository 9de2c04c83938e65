using Community.Database;
using Community.Database.Postgres;
using Community.Groups;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>The rules of builds, asked of the use cases.</summary>
public sealed class BuildTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_draft_keeps_whatever_fits_and_a_build_wants_a_title_and_a_picture()
    {
        var draft = await SaveAsync(new BuildDraft("A"));
        Assert.Equal(BuildRefusals.TitleLength, (await PublishAsync(draft)).Refusal);
        await SaveAsync(new BuildDraft("The harbour at dusk", Parts: 1_000_000, Tags: ["harbour", "HARBOUR", "Øresund"]), draft);
        Assert.Equal(BuildRefusals.NeedsPicture, (await PublishAsync(draft)).Refusal);
        Assert.Equal(["harbour", "oresund"], await portal.Look(db => db.BuildTags.Where(tag => tag.BuildId == draft).OrderBy(tag => tag.Slug).Select(tag => tag.Slug).ToListAsync()));

        foreach (var (typed, refusal) in new[]
        {
            (new BuildDraft(new string('t', 121)), BuildRefusals.TitleLength), (new("The harbour", new string('s', 10_001)), BuildRefusals.StoryLength),
            (new("The harbour", Credits: new string('c', 1_001)), BuildRefusals.CreditsLength), (new("The harbour", Parts: 0), BuildRefusals.PartsRange),
            (new("The harbour", Parts: 1_000_001), BuildRefusals.PartsRange), (new("The harbour", Tags: ["one", "two", "three", "four", "five", "six"]), BuildRefusals.TooManyTags),
            (new("The harbour", Tags: ["x"]), BuildRefusals.TagLength), (new("The harbour", Group: "ankara"), BuildRefusals.UnknownGroup), (new("The harbour", Idea: "4711"), BuildRefusals.UnknownIdea),
            (new("The harbour", Language: "xx"), BuildRefusals.UnknownLanguage), (new("The harbour", Theme: (BuildTheme)99), BuildRefusals.UnknownChoice),
        }) Assert.Equal(refusal, (await portal.Do((SaveBuildDraft save) => save.By(portal.Omid, draft, typed))).Refusal);
        Assert.Equal("The harbour at dusk", (await portal.BuildAsync(draft)).Title);
    }

    [Fact]
    public async Task A_build_shows_any_idea_that_can_be_read_by_its_number_or_its_address()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie);
        var draft = await SaveAsync(new BuildDraft("A tray of bricks", Idea: $"https://portal.example/ideas/{idea.Id}/a-tray-that-clips"));
        Assert.Equal(idea.Id, (await portal.BuildAsync(draft)).IdeaId);

        // What it shows already stays, though nobody could choose it now.
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HiddenAt, db.Now)));
        await SaveAsync(new BuildDraft("A tray of bricks", Idea: $"{idea.Id}"), draft);
        Assert.Equal(BuildRefusals.UnknownIdea, (await portal.Do((SaveBuildDraft save) => save.By(portal.Omid, null, new BuildDraft("Another", Idea: $"{idea.Id}")))).Refusal);
    }

    [Fact]
    public async Task What_is_taken_back_or_deleted_comes_back_with_its_place_its_likes_and_its_talk()
    {
        var draft = await portal.NewBuildDraftAsync(portal.Omid);
        await portal.AddPictureAsync(portal.Omid, draft.Id);
        await PublishAsync(draft.Id);
        var build = await portal.BuildAsync(draft.Id);
        await portal.Do((LikeBuild like) => like.By(portal.Marie, build.Id));
        portal.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await IsOpenAsync(build.Id));
        await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Omid, build.Id));
        Assert.False(await IsOpenAsync(build.Id));
        Assert.Equal(Refusal.NotFound, (await portal.Do((LikeBuild like) => like.By(portal.Karim, build.Id))).Refusal);
        await PublishAsync(build.Id);
        await portal.Do((DeleteBuild delete) => delete.By(portal.Omid, build.Id));
        Assert.False(await IsOpenAsync(build.Id));
        Assert.Equal(BuildRefusals.IsDeleted, (await PublishAsync(build.Id)).Refusal);
        Assert.Equal(Refusal.NotFound, (await portal.Do((RestoreBuild restore) => restore.By(portal.Marie, build.Id))).Refusal);
        await portal.Do((RestoreBuild restore) => restore.By(portal.Omid, build.Id));

        var back = await portal.BuildAsync(build.Id);
        Assert.Equal((BuildState.Published, build.PublishedAt, 1, build.ThreadId), (back.State, back.PublishedAt, back.LikeCount, back.ThreadId));
        Assert.True(await IsOpenAsync(build.Id));
    }

    [Fact]
    public async Task Its_picture_has_another_name_after_every_turn()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        var names = new List<string> { await NameAsync(build.Id) };
        await portal.Do((UnpublishBuild unpublish) => unpublish.By(portal.Omid, build.Id));
        names.Add(await NameAsync(build.Id));
        await PublishAsync(build.Id);
        names.Add(await NameAsync(build.Id));

        Assert.Equal(3, names.Distinct().Count());
        await portal.Do((EditBuild edit) => edit.By(portal.Omid, build.Id, new BuildDraft("The new lighthouse"), build.Version));
        Assert.Equal(names[^1], await NameAsync(build.Id));
    }

    [Fact]
    public async Task A_group_that_closes_itself_takes_its_builds_along_and_brings_them_back()
    {
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var (inside, outside) = (await portal.NewBuildAsync(portal.Omid, group: portal.Club.Slug), await portal.NewBuildAsync(portal.Omid));

        await ShowAsync(GroupVisibility.MembersOnly);
        Assert.False(await IsOpenAsync(inside.Id));
        Assert.True(await IsOpenAsync(outside.Id));
        // Out of the group it is everybody's, and back in it is the members'.
        var edited = await portal.Do((EditBuild edit) => edit.By(portal.Omid, inside.Id, new BuildDraft("The old lighthouse"), inside.Version));
        Assert.True(await IsOpenAsync(inside.Id));
        await portal.Do((EditBuild edit) => edit.By(portal.Omid, inside.Id, new BuildDraft("The old lighthouse", Group: portal.Club.Slug), edited.Value.Version));
        Assert.False(await IsOpenAsync(inside.Id));
        await ShowAsync(GroupVisibility.Public);
        Assert.True(await IsOpenAsync(inside.Id));
    }

    [Fact]
    public async Task On_PostgreSQL_a_build_that_leaves_a_group_waits_for_whoever_just_changes_how_that_group_shows_itself()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Postgres, "SQLite has one writer, who waits for nobody.");
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var build = await portal.NewBuildAsync(portal.Omid, group: portal.Club.Slug);

        await using var other = new PostgresCommunityDb(new DbContextOptionsBuilder<PostgresCommunityDb>().UseNpgsql(portal.Connection).Options, Surroundings.None);
        await using var closing = await other.Database.BeginTransactionAsync();
        await other.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Groups" WHERE "Id" = {portal.Club.Id} FOR UPDATE""");
        var leaving = portal.Do((EditBuild edit) => edit.By(portal.Omid, build.Id, new BuildDraft("The old lighthouse"), build.Version));
        // Time enough to go past, for whoever does not wait.
        await Task.WhenAny(leaving, Task.Delay(TimeSpan.FromMilliseconds(400)));
        await other.Pictures.Where(picture => other.BuildPictures.Any(own => own.BuildId == build.Id && own.PictureId == picture.Id)).ExecuteUpdateAsync(set => set.SetProperty(picture => picture.OpenSince, (DateTime?)null));
        await closing.CommitAsync();

        Assert.Null((await leaving).Refusal);
        Assert.True(await IsOpenAsync(build.Id));
    }

    [Fact]
    public async Task Likes_that_come_at_once_are_counted_once_each_and_ones_own_is_none()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        Member[] many = [portal.Marie, portal.Karim, portal.Lena, portal.Aylin, portal.Priya, portal.Marie, portal.Karim];
        await Task.WhenAll(many.Select(member => portal.Do((LikeBuild like) => like.By(member, build.Id))));
        Assert.Equal(5, (await portal.BuildAsync(build.Id)).LikeCount);

        await Task.WhenAll(many.Take(3).Append(portal.Marie).Select(member => portal.Do((TakeBackLike takeBack) => takeBack.By(member, build.Id))));
        Assert.Equal(2, (await portal.BuildAsync(build.Id)).LikeCount);
        Assert.Equal(2, await portal.Look(db => db.BuildLikes.CountAsync(like => like.BuildId == build.Id)));
        Assert.Equal(BuildRefusals.OwnBuild, (await portal.Do((LikeBuild like) => like.By(portal.Omid, build.Id))).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await portal.Do((LikeBuild like) => like.By(null, build.Id))).Refusal);
    }

    [Fact]
    public async Task Pictures_are_ordered_whole_described_and_never_all_taken_away()
    {
        var build = await portal.NewBuildAsync(portal.Omid);
        await portal.AddPictureAsync(portal.Omid, build.Id);
        await portal.AddPictureAsync(portal.Omid, build.Id);
        var ids = await IdsAsync(build.Id);

        Assert.Equal(Refusal.ChangedMeanwhile, (await OrderAsync(build.Id, ids[0], ids[1])).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await OrderAsync(build.Id, ids[0], ids[0], ids[1], ids[2])).Refusal);
        Assert.Null((await OrderAsync(build.Id, ids[2], ids[0], ids[1])).Refusal);
        Assert.Equal([ids[2], ids[0], ids[1]], await IdsAsync(build.Id));
        Assert.Null((await portal.Do((DescribePicture describe) => describe.By(portal.Omid, build.Id, ids[0], "  The lamp\nat night "))).Refusal);
        Assert.Equal("The lamp at night", await portal.Look(db => db.Pictures.Where(row => row.Id == ids[0]).Select(row => row.Alt).SingleAsync()));
        Assert.Equal(PictureRefusals.AltLength, (await portal.Do((DescribePicture describe) => describe.By(portal.Omid, build.Id, ids[0], new string('a', 301)))).Refusal);

        foreach (var id in ids.Take(2)) Assert.Null((await portal.Do((RemovePicture remove) => remove.By(portal.Omid, build.Id, id))).Refusal);
        Assert.Equal(BuildRefusals.KeepsOnePicture, (await portal.Do((RemovePicture remove) => remove.By(portal.Omid, build.Id, ids[2]))).Refusal);
        // What was taken out is nobody's to see.
        Assert.All(await portal.Look(db => db.Pictures.Where(row => ids.Take(2).Contains(row.Id)).ToListAsync()), picture => Assert.Null(picture.OpenSince));
    }

    [Fact]
    public async Task After_its_days_a_deleted_build_is_gone_with_its_talk_unless_somebody_reported_it()
    {
        var (gone, reported, kept) = (await portal.NewBuildAsync(portal.Omid), await portal.NewBuildAsync(portal.Omid), await portal.NewBuildAsync(portal.Omid));
        var ids = await IdsAsync(gone.Id);
        Assert.Null((await portal.Do((Threads.PlacePost place) => place.By(portal.Marie, gone.ThreadId, "What a lamp."))).Refusal);
        await portal.Do((Moderation.ReportContent report) => report.By(portal.Marie, Notifications.SubjectKind.Build, reported.Id, Moderation.ReportGround.Spam, ""));
        foreach (var id in new[] { gone.Id, reported.Id }) await portal.Do((DeleteBuild delete) => delete.By(portal.Omid, id));

        portal.Clock.Advance(Build.KeptDeleted - TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await portal.Do((SweepBuilds sweep) => sweep.By())).Value.Builds);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await portal.Do((SweepBuilds sweep) => sweep.By())).Value.Builds);

        Assert.Equal([reported.Id, kept.Id], await portal.Look(db => db.Builds.OrderBy(build => build.Id).Select(build => build.Id).ToListAsync()));
        Assert.False(await portal.Look(db => db.Posts.AnyAsync(post => post.ThreadId == gone.ThreadId)));
        Assert.False(await portal.Look(db => db.BuildPictures.AnyAsync(own => ids.Contains(own.PictureId))));
        Assert.DoesNotContain((await portal.Do((Admin.Checkup check) => check.RunAsync())).SelectMany(finding => finding.Faults), fault => !fault.Subject.StartsWith("picture", StringComparison.Ordinal));
    }

    private Task<Outcome<BuildSaved>> PublishAsync(long id) => portal.Do((PublishBuild publish) => publish.By(portal.Omid, id));

    private Task<Outcome<Done>> OrderAsync(long id, params long[] pictures) => portal.Do((OrderPictures order) => order.By(portal.Omid, id, pictures));

    private async Task<long> SaveAsync(BuildDraft typed, long? id = null)
    {
        var saved = await portal.Do((SaveBuildDraft save) => save.By(portal.Omid, id, typed));
        Assert.Null(saved.Refusal);
        return saved.Value.BuildId;
    }

    private async Task ShowAsync(GroupVisibility visibility)
    {
        var version = await portal.Look(db => db.Groups.Where(row => row.Id == portal.Club.Id).Select(row => row.Version).SingleAsync());
        var draft = new GroupDraft(portal.Club.Name, Country: "DK", Languages: ["en"], Visibility: visibility);
        Assert.Null((await portal.Do((EditGroup edit) => edit.By(portal.Karim, portal.Club.Id, draft, version))).Refusal);
    }

    private Task<List<long>> IdsAsync(long build) => portal.Look(db => db.BuildPictures.Where(own => own.BuildId == build).OrderBy(own => own.Place).Select(own => own.PictureId).ToListAsync());

    /// <summary>All of its pictures or none: a build never stands half open.</summary>
    private async Task<bool> IsOpenAsync(long build) => Assert.Single((await portal.Look(db => db.Pictures
        .Where(picture => db.BuildPictures.Any(own => own.BuildId == build && own.PictureId == picture.Id)).Select(picture => picture.OpenSince != null).ToListAsync())).Distinct());

    private Task<string> NameAsync(long build) => portal.Look(db => db.Pictures.Where(picture => db.BuildPictures.Any(own => own.BuildId == build && own.PictureId == picture.Id)).Select(picture => picture.Name).SingleAsync());
}
