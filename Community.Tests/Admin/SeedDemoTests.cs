using Community.Browser;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class SeedDemoTests
{
    [Fact]
    public async Task The_demo_is_a_whole_community_in_which_every_number_agrees()
    {
        var portal = await DemoPortal.Seeded;

        Assert.Equal(DemoState.Seeded, await portal.Look(db => SeedDemo.StateAsync(db)));
        Assert.Equal((12, 208, 60), await portal.Look(async db => (await db.Groups.CountAsync(), await db.Members.CountAsync(row => row.Kind == MemberKind.Person), await db.Ideas.CountAsync())));
        Assert.Equal(9, await portal.Look(db => db.Groups.Select(row => row.Country).Distinct().CountAsync()));
        var stages = await portal.Look(db => db.Ideas.Select(row => row.Stage).Distinct().ToListAsync());
        Assert.Equal(Enum.GetValues<IdeaStage>().Except([IdeaStage.Merged]), stages.Order());
        var files = DemoFiles.Read();
        var votes = await portal.Look(db => db.Ideas.ToDictionaryAsync(row => row.Title, row => row.VoteCount));
        Assert.All(files.Ideas, idea => Assert.Equal(idea.Votes, votes[idea.Title]));
        Assert.Single(await portal.Look(db => db.Members.Where(row => row.Kind == MemberKind.Person).Select(row => row.PasswordHash).Distinct().ToListAsync()));
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
    }

    [Fact]
    public async Task A_portal_with_people_of_its_own_is_no_demo()
    {
        await using var portal = await Portal.WithCastAsync();

        Assert.Equal(DemoState.Lived, await portal.Look(db => SeedDemo.StateAsync(db)));
    }
}
