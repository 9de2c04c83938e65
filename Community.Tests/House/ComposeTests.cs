using System.Diagnostics;

namespace Community.House;

/// <summary>The compose file as Docker's own tool reads it. No engine is asked and nothing is started.</summary>
public sealed class ComposeTests
{
    private static readonly (string, string)[] Settings = [("MICROSOFT_IMAGES", "images.example"), ("SQL_PASSWORD", "a long one, Aa1")];

    [Fact]
    public async Task Two_portals_a_SQL_Server_and_a_proxy_come_up_in_their_order_and_are_asked_for_their_health()
    {
        await SkipWithoutComposeAsync();

        var (exit, services) = await ComposeAsync(["config", "--services"], Settings);
        Assert.Equal(0, exit);
        Assert.Equal(["database", "portal-1", "portal-2", "proxy"], services.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Order(StringComparer.Ordinal));

        var (_, whole) = await ComposeAsync(["config"], Settings);
        Assert.Equal(4, whole.Split("healthcheck:").Length - 1);
        Assert.Equal(4, whole.Split("condition: service_healthy").Length - 1);
        Assert.Contains("images.example/mssql/server", whole, StringComparison.Ordinal);
        var proxy = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "proxy", "haproxy.cfg"), TestContext.Current.CancellationToken);
        Assert.All(new[] { "portal-1", "portal-2" }, portal => Assert.Equal(2, proxy.Split($"server {portal} {portal}:8080").Length - 1));
    }

    [Fact]
    public async Task Without_a_password_nothing_comes_up_and_it_says_which_setting_is_missing()
    {
        await SkipWithoutComposeAsync();

        var (exit, said) = await ComposeAsync(["config"], [("MICROSOFT_IMAGES", "images.example"), ("SQL_PASSWORD", "")]);

        Assert.NotEqual(0, exit);
        Assert.Contains("Choose a password for SQL Server and set SQL_PASSWORD", said, StringComparison.Ordinal);
    }

    private static async Task SkipWithoutComposeAsync()
    {
        Assert.SkipUnless(Database.TestDatabase.Provider == Database.DatabaseProvider.Sqlite, "The compose file is the same whatever the tests run on.");
        try
        {
            await ComposeAsync(["version"], []);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("docker-compose is not installed here; ./test installs it where it may.");
        }
    }

    private static async Task<(int Exit, string Said)> ComposeAsync(string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("docker-compose", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode, said + await errors);
    }
}
