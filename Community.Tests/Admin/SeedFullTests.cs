using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary>The large community, grown to a hundredth: the same rows by the same code.</summary>
public sealed class SeedFullTests
{
    [Fact]
    public async Task A_community_grown_large_is_one_in_which_every_number_agrees()
    {
        var size = new CrowdSize(2_600, 400, 6_000, 24_000);
        var told = new List<ImportProgress>();
        await using var portal = await Portal.WithCastAsync();
        var groups = await portal.Look(db => db.Groups.CountAsync());

        await portal.Do<CommunityDb, Done>(async db =>
        {
            await new SeedFull(db, new FunnelSettings(), DateTime.UtcNow, new Told(told)).RunAsync(size, TestContext.Current.CancellationToken);
            return Done.It;
        });

        Assert.Equal(groups + 93, await portal.Look(db => db.Groups.CountAsync()));
        Assert.Equal((size.Members, size.Ideas, size.Votes), await portal.Look(async db => (await db.Members.CountAsync(row => row.Kind == MemberKind.Person), await db.Ideas.CountAsync(), await db.Votes.CountAsync())));
        Assert.InRange(await portal.Look(db => db.Posts.CountAsync()), size.Posts, size.Posts * 11 / 10);
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
        Assert.Equal(told[^1].Total, told[^1].Done);

        var moves = await portal.Look(db => db.StageMoves.Select(move => new { move.From, move.To }).Distinct().ToListAsync());
        Assert.All(moves, move => Assert.NotNull(StageTable.Find(move.From, move.To)));
        Assert.Superset(new HashSet<IdeaStage> { IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.Planned, IdeaStage.Launched, IdeaStage.NotNow }, moves.Select(move => move.To).ToHashSet());

        // The database goes on counting where the rows stopped.
        Assert.NotNull(await portal.NewIdeaAsync(await portal.NewMemberAsync("Somebody new")));
    }

    [Theory]
    [InlineData(100, 7, 0.8, 40)]
    [InlineData(1_000_003, 999, 1.25, 20_000)]
    [InlineData(50, 5, 0, 10)]
    public void A_long_tail_adds_up(long total, int count, double steepness, int most)
    {
        var shares = LongTail.Of(total, count, steepness, most);

        Assert.Equal(total, shares.Sum(share => (long)share));
        Assert.All(shares, share => Assert.InRange(share, 0, most));
        Assert.True(shares[0] >= shares[^1]);
    }

    private sealed class Told(List<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value);
    }
}
