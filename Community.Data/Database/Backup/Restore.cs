using Community.Admin;
using Community.Pictures;

namespace Community.Database;

/// <summary>Fills an empty portal with a backup, whole or not at all.</summary>
public sealed class Restore(CommunityDb db, BackupPictures pictures, PictureHome home, DatabaseSettings settings, Migrator migrator)
{
    public async Task<Outcome<BackupHead>> RunAsync(FileStream file, CancellationToken stop = default)
    {
        if (settings.Provider == DatabaseProvider.SqlServer) return BackupRefusals.ServersOwn;
        var proven = await BackupFile.ProveAsync(file, stop);
        if (!proven.Succeeded) return proven;
        var head = proven.Value;
        if (head.Provider != settings.Provider) return BackupRefusals.OtherDatabase(head.Provider.ToString(), settings.Provider.ToString());
        var known = db.Database.GetMigrations().ToList();
        if (!known.Contains(head.Migration)) return BackupRefusals.Newer;
        if (await SeedDemo.StateAsync(db, stop) != DemoState.Empty) return BackupRefusals.NotEmpty;

        // The other portal may be alive, and have pictures there that this backup knows nothing of.
        if (await home.SettleAsync(stop) is { } refusal) return refusal;

        // Files first: a row whose picture is not there yet would be a broken one.
        var start = file.Position;
        if (head.Pictures) await LayDownAsync(file, stop);
        file.Position = start;
        // The columns must be those that the copy has; the empty database goes back to them, and forward again with what it holds then.
        if (known[^1] != head.Migration) await db.Database.MigrateAsync(head.Migration, stop);
        await using (var contents = BackupFile.Unpack(file)) await (head.Pictures ? BackupBlocks.ReadAsync(contents, rows => db.CopyInAsync(rows, stop), stop) : db.CopyInAsync(contents, stop));
        await migrator.RunAsync(stop);
        await home.RememberAsync(stop);
        return head;
    }

    private async Task LayDownAsync(FileStream file, CancellationToken stop)
    {
        await using var contents = BackupFile.Unpack(file);
        await BackupBlocks.ReadAsync(contents, _ => Task.CompletedTask, stop);
        await pictures.InAsync(contents, stop);
    }
}
