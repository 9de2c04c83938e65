using System.CommandLine;
using Community.Database;
using Community.Platform;

namespace Community.Admin;

/// <summary><c>seed demo|full</c>: fills an empty portal with the demo community, as it is or grown to the size the portal is made for.</summary>
internal static class SeedVerb
{
    public static Command Command()
    {
        var seed = new Command("seed", "Fill an empty portal.");
        seed.Subcommands.Add(Sized("demo", "The demo community: 12 groups, 208 members, 60 ideas.", null));
        seed.Subcommands.Add(Sized("full", "The demo community grown large: 105 groups, 200,000 members, 20,000 ideas, 570,000 posts, 2,000,000 votes. Takes some minutes.", CrowdSize.Full));
        return seed;
    }

    private static Command Sized(string name, string what, CrowdSize? size)
    {
        var command = new Command(name, what);
        command.SetAction((_, stop) => Verbs.WithPortalAsync(app => RunAsync(app, size, stop), stop, stopped: "Admin.SeedStopped"));
        return command;
    }

    private static async Task<int> RunAsync(WebApplication app, CrowdSize? size, CancellationToken stop)
    {
        await using var alone = await Demo.AloneAsync(app.Services, stop);
        if (await Demo.StateAsync(app.Services, stop) is DemoState.Lived or DemoState.Seeded) throw new SettingsException(Words.Of("Admin.SeedNotEmpty"));
        await Demo.SeedAsync(app.Services, size, stop);
        Demo.TellWhoSignsIn();
        return 0;
    }
}
