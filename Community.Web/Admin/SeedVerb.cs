using System.CommandLine;
using Community.Database;
using Community.Platform;

namespace Community.Admin;

/// <summary><c>seed demo</c>: fills an empty portal with the demo community.</summary>
internal static class SeedVerb
{
    public static Command Command()
    {
        var seed = new Command("seed", "Fill an empty portal.");
        var demo = new Command("demo", "The demo community: 12 groups, 208 members, 60 ideas.");
        demo.SetAction((_, stop) => Verbs.WithPortalAsync(app => RunAsync(app, stop), stop, stopped: "Admin.SeedStopped"));
        seed.Subcommands.Add(demo);
        return seed;
    }

    private static async Task<int> RunAsync(WebApplication app, CancellationToken stop)
    {
        await using var alone = await Demo.AloneAsync(app.Services, stop);
        if (await Demo.StateAsync(app.Services, stop) is DemoState.Lived or DemoState.Seeded) throw new SettingsException(Words.Of("Admin.SeedNotEmpty"));
        await Demo.SeedAsync(app.Services, stop);
        Demo.TellWhoSignsIn();
        return 0;
    }
}
