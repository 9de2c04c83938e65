namespace Community.Database;

/// <summary>Copies all that the portal knows, rows and pictures, into one file, as of one moment, while others go on writing.</summary>
public sealed class BackUp(CommunityDb db, BackupPictures pictures, DatabaseSettings settings, TimeProvider clock)
{
    private static readonly string Version = typeof(BackUp).Assembly.GetName().Version!.ToString(3);

    /// <summary>How large the file became, in bytes.</summary>
    public async Task<Outcome<long>> RunAsync(string path, CancellationToken stop = default)
    {
        if (settings.Provider == DatabaseProvider.SqlServer) return BackupRefusals.ServersOwn;
        if (File.Exists(path)) return BackupRefusals.FileExists(path);
        // Under its name it is whole or not there: what was cut short keeps this one.
        var part = path + ".part";
        File.Delete(part);
        try
        {
            var head = new BackupHead(settings.Provider, (await db.Database.GetAppliedMigrationsAsync(stop)).Last(), Version, clock.GetUtcNow().UtcDateTime, Pictures: true);
            await BackupFile.WriteAsync(part, head, contents => CopyAsync(contents, part + ".db", stop), stop);
            File.Move(part, path);
        }
        finally
        {
            File.Delete(part);
        }

        return new FileInfo(path).Length;
    }

    private async Task CopyAsync(Stream contents, string between, CancellationToken stop)
    {
        await BackupBlocks.WriteAsync(contents, rows => db.CopyOutAsync(rows, between, stop), stop);
        await pictures.OutAsync(contents, stop);
    }
}
