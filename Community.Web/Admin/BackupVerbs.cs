using System.CommandLine;
using Community.Database;
using Community.Platform;

namespace Community.Admin;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>.</summary>
internal static class BackupVerbs
{
    private const int Unusable = 2;

    public static Command BackUpCommand() => FileVerb("backup", "Copy all that the portal knows into one file, while it serves.", "The file to write; it must not exist yet.", BackUpAsync);

    public static Command RestoreCommand() => FileVerb("restore", "Fill an empty database with a backup.", "A file that backup wrote.", RestoreAsync);

    private static Command FileVerb(string name, string what, string which, Func<IServiceProvider, string, CancellationToken, Task<int>> run)
    {
        var file = new Argument<string>("FILE") { Description = which };
        var command = new Command(name, what) { file };
        command.SetAction((typed, stop) => Verbs.WithPortalAsync(async app =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await run(scope.ServiceProvider, Path.GetFullPath(typed.GetRequiredValue(file)), stop);
        }, stop, stopped: $"Admin.{char.ToUpperInvariant(name[0])}{name[1..]}Stopped"));
        return command;
    }

    private static async Task<int> BackUpAsync(IServiceProvider services, string path, CancellationToken stop)
    {
        var size = await services.GetRequiredService<BackUp>().RunAsync(path, stop);
        return size.Refusal is { } refusal ? Say(Words.Of(refusal)) : Tell(Words.Of("Admin.BackedUp", path, Math.Max(1, size.Value / 1024)));
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, string path, CancellationToken stop)
    {
        if (!File.Exists(path)) return Say(Words.Of("Admin.NoSuchFile", path));
        await using var file = File.OpenRead(path);
        var restored = await services.GetRequiredService<Restore>().RunAsync(file, stop);
        return restored.Refusal is { } refusal ? Say(Words.Of(refusal)) : Tell(Words.Of("Admin.Restored", restored.Value.At.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Unusable;
    }

    private static int Tell(string sentence)
    {
        Console.WriteLine(sentence);
        return 0;
    }
}
