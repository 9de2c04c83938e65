using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>Galleries against a model that sorts all builds in memory, walked page by page.</summary>
public sealed class BuildListTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_order_and_filter_is_what_a_model_says_page_by_page()
    {
        var all = await ScatterAsync(new Random(7));
        var listed = all.Where(build => build is { State: BuildState.Published, DeletedAt: null, HiddenAt: null }).ToList();
        Assert.InRange(listed.Count, 15, all.Count - 5);

        await AgreesAsync(new(), listed.OrderByDescending(build => build.PublishedAt).ThenByDescending(build => build.Id));
        await AgreesAsync(new(BuildOrder.Likes), listed.OrderByDescending(build => build.LikeCount).ThenByDescending(build => build.Id));
        await AgreesAsync(new(Theme: BuildTheme.Space), Newest(listed.Where(build => build.Theme == BuildTheme.Space)));
        await AgreesAsync(new(Scale: BuildScale.Micro, Licence: BuildLicence.CcBy), Newest(listed.Where(build => build is { Scale: BuildScale.Micro, Licence: BuildLicence.CcBy })));
        await AgreesAsync(new(Parts: PartsRange.Few), Newest(listed.Where(build => build.Parts < 100)));
        await AgreesAsync(new(Parts: PartsRange.Hundreds), Newest(listed.Where(build => build.Parts is >= 100 and < 1_000)));
        await AgreesAsync(new(Parts: PartsRange.TenThousands), Newest(listed.Where(build => build.Parts >= 10_000)));
        await AgreesAsync(new(Group: "oresund"), Newest(listed.Where(build => build.GroupId == portal.Club.Id)));
        await AgreesAsync(new(Tag: "harbour"), Newest(listed.Where(build => build.Tags.Exists(tag => tag.Slug == "harbour"))));
        await AgreesAsync(new(Author: "karim"), Newest(listed));
        await AgreesAsync(new(Author: "omid"), []);
        await AgreesAsync(new(Group: "nowhere"), []);
        foreach (var strange in new[] { "zzz", "MC4xLjI.", "OTkuMS4y" }) await portal.Look(db => db.ListBuildsAsync(new BuildFilter(After: strange), null));
    }

    [Theory]
    [InlineData("smørrebrød", 1)]
    [InlineData("smorrebrod", 1)]
    [InlineData("SMØR", 1)]
    [InlineData("کتاب‌خانه", 1)]
    [InlineData("کتاب خانه", 1)]
    [InlineData("steam\" OR *", 0)]
    [InlineData("steam", 1)]
    [InlineData("locomotive Hansen", 1)]
    [InlineData("!?", 0)]
    public async Task A_build_is_found_by_the_beginnings_of_its_words_in_any_script(string query, int found)
    {
        foreach (var draft in new BuildDraft[] { new("A smørrebrød stand"), new("کتاب‌خانه", Language: "fa"), new("Express", "A **locomotive** under pressure", "Tracks by Hansen", Tags: ["Steam"]) })
            await PublishAsync(draft);
        // A draft is found by nobody.
        await portal.Do((SaveBuildDraft save) => save.By(portal.Karim, null, new BuildDraft("A steam crane, smørrebrød, کتاب‌خانه")));

        Assert.Equal(found, (await portal.Look(db => db.ListBuildsAsync(new BuildFilter(Query: query), null))).Cards.Count);
    }

    private static IEnumerable<Build> Newest(IEnumerable<Build> builds) => builds.OrderByDescending(build => build.PublishedAt).ThenByDescending(build => build.Id);

    private async Task AgreesAsync(BuildFilter filter, IEnumerable<Build> expected)
    {
        var walked = new List<long>();
        for (string? after = null; ;)
        {
            var page = await portal.Look(db => db.ListBuildsAsync(filter with { After = after }, null, take: 4));
            walked.AddRange(page.Cards.Select(card => card.Id));
            after = page.Next;
            if (after is null) break;
        }

        Assert.Equal(expected.Select(build => build.Id), walked);
    }

    private async Task<List<Build>> ScatterAsync(Random random)
    {
        for (var number = 0; number < 26; number++)
        {
            var build = await PublishAsync(new BuildDraft(
                $"Build {number}", Theme: Pick(random, BuildTheme.Space, BuildTheme.Town), Scale: Pick(random, BuildScale.Micro, BuildScale.Figure), Licence: Pick(random, BuildLicence.CcBy, BuildLicence.Cc0),
                Parts: Pick<int?>(random, null, 12, 99, 100, 999, 4_200, 10_000), Group: Pick(random, "", "oresund"), Tags: Pick<string[]>(random, [], ["harbour"], ["harbour", "night"])));
            var (likes, state, at) = (random.Next(3), number % 9 == 4 ? BuildState.Unpublished : BuildState.Published, new DateTime(2026, 3, 1 + random.Next(6), 0, 0, 0, DateTimeKind.Utc));
            await portal.Look(db => db.Builds.Where(row => row.Id == build).ExecuteUpdateAsync(set => set.SetProperty(row => row.LikeCount, likes).SetProperty(row => row.State, state).SetProperty(row => row.PublishedAt, at)
                .SetProperty(row => row.HiddenAt, number % 11 == 5 ? at : null).SetProperty(row => row.DeletedAt, number % 13 == 6 ? at : null)));
        }

        return await portal.Look(db => db.Builds.AsNoTracking().Include(build => build.Tags).ToListAsync());
    }

    private async Task<long> PublishAsync(BuildDraft draft)
    {
        var saved = await portal.Do((SaveBuildDraft save) => save.By(portal.Karim, null, draft));
        Assert.Null(saved.Refusal);
        await portal.AddPictureAsync(portal.Karim, saved.Value.BuildId);
        Assert.Null((await portal.Do((PublishBuild publish) => publish.By(portal.Karim, saved.Value.BuildId))).Refusal);
        return saved.Value.BuildId;
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
