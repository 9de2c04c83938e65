using Community.Database;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class VerbTests
{
    [Fact]
    public async Task Check_make_admin_and_forget_factor_say_by_their_exit_code_how_it_went()
    {
        await using var portal = await Portal.WithCastAsync();
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.VoteCount, 7)));

        var fault = await PortalProcess.RunAsync(portal, "check");
        var made = await PortalProcess.RunAsync(portal, "make-admin", "marie-jensen@portal.test");
        var forgotten = await PortalProcess.RunAsync(portal, "forget-factor", "admin@portal.test");
        var nobody = await PortalProcess.RunAsync(portal, "make-admin", "nobody@portal.test");

        Assert.Equal((1, 0, 0, 1), (fault.Exit, made.Exit, forgotten.Exit, nobody.Exit));
        Assert.False(await portal.Look(db => db.SecondFactors.AnyAsync(row => row.MemberId == portal.Admin.Id)) || await portal.Look(db => db.Members.AnyAsync(row => row.Id == portal.Admin.Id && row.TwoFactorEnabled)));
        Assert.Contains($"idea {idea.Id}", fault.Said, StringComparison.Ordinal);
        Assert.True(await portal.Look(db => db.SiteRoles.AnyAsync(row => row.MemberId == portal.Marie.Id && row.Role == Members.SiteRole.Administrator)));
        Assert.Contains("nobody@portal.test", nobody.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_stopped_says_so_in_one_sentence()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "How a command ends is the same on every database.");
        await using var portal = await Portal.StartAsync();

        var (exit, said) = await PortalProcess.StopAsync(portal, async () => await portal.Look(db => SeedDemo.StateAsync(db)) == DemoState.Begun, "seed", "demo");

        Assert.Equal(130, exit);
        Assert.Contains("Stopped. The demo is not complete", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }
}
