using Community.Database;
using Community.Funnel;
using Community.Pictures;
using Community.Platform;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Community.Admin;

/// <summary>The demo portal: fills an empty database before it serves, and never poses as a real one.</summary>
internal static class Demo
{
    private static readonly string[] Named = ["marie", "karim", "aylin", "shirin", "priya", "jonas", "line", "admin", "member1"];

    public static async Task PrepareAsync(WebApplication app, CancellationToken stop)
    {
        var settings = app.Services.GetRequiredService<IOptions<PortalSettings>>().Value;
        if (!settings.Demo) return;
        await using var alone = await AloneAsync(app.Services, stop);
        var state = await StateAsync(app.Services, stop);
        if (state == DemoState.Lived && !settings.IsLoopback) throw new SettingsException(Words.Of("Admin.DemoElsewhere"));
        if (state is DemoState.Empty or DemoState.Begun) await SeedAsync(app.Services, null, stop);
        if (state != DemoState.Lived) TellWhoSignsIn();
    }

    /// <summary>What another process is just filling looks as if it had been cut short; whoever began over then would take the file away under it.</summary>
    public static async Task<IAsyncDisposable> AloneAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Migrator>().AloneAsync(stop);
    }

    public static async Task<DemoState> StateAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await SeedDemo.StateAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), stop);
    }

    /// <param name="services">A portal's, migrated.</param>
    /// <param name="size">To what it grows, beyond the demo.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task SeedAsync(IServiceProvider services, CrowdSize? size, CancellationToken stop)
    {
        if (await StateAsync(services, stop) == DemoState.Begun) await StartOverAsync(services, stop);
        var (database, funnel) = (services.GetRequiredService<DatabaseSettings>(), services.GetRequiredService<IOptions<FunnelSettings>>().Value);
        var pictures = (services.GetRequiredService<IPictureEngine>(), services.GetRequiredService<IPictureStore>(), services.GetRequiredService<PictureFolders>());
        await ProgressLine.RunAsync(Words.Of(size is null ? "Admin.SeedingDemo" : "Admin.SeedingFull"), async progress =>
        {
            await SeedDemo.RunAsync(database, funnel, pictures, size, progress, stop);
            return Done.It;
        });
    }

    public static void TellWhoSignsIn()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(Words.Of("Admin.DemoWho")).AddColumn(Words.Of("Admin.DemoWhat"));
        foreach (var name in Named) table.AddRow(Markup.Escape($"{name}@demo.example"), Markup.Escape(Words.Of($"Admin.Demo.{name}")));
        AnsiConsole.Write(table);
        Console.WriteLine(Words.Of("Admin.DemoSignIn", SeedDemo.Password));
    }

    /// <summary>Only the demo has written here, and it was cut short before anybody was let in.</summary>
    private static async Task StartOverAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CommunityDb>().Database.EnsureDeletedAsync(stop);
        await scope.ServiceProvider.GetRequiredService<Migrator>().RunAsync(stop);
    }
}
