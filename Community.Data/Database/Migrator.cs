using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Community.Database;

/// <summary>Brings the schema to the newest version; of two that try at once, one does and the other waits.</summary>
public sealed class Migrator(CommunityDb db, DatabaseSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>To fill a community takes minutes, and more of them where others work beside it.</summary>
    private static readonly TimeSpan PatienceToFill = TimeSpan.FromMinutes(20);

    public async Task RunAsync(CancellationToken stop = default)
    {
        if (settings.Provider == DatabaseProvider.Sqlite) await MigrateSqliteAsync(stop);
        else await MigrateServerAsync(stop);
    }

    /// <summary>Until it is disposed of, nobody else who asks is let in: of two portals that fill one new database, one does and the other finds it full.</summary>
    public async Task<IAsyncDisposable> AloneAsync(CancellationToken stop = default)
    {
        if (settings.Provider == DatabaseProvider.Sqlite) return await LockFileAsync(Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource) + ".filling", PatienceToFill, stop);
        return await LockServerAsync("filling", PatienceToFill, stop);
    }

    /// <summary>
    /// EF's own lock lets go between two migrations, and whoever comes in between does the second once more; and two who make the same index at once do not both
    /// succeed, whatever IF NOT EXISTS says. A start that finds nothing to do asks for no lock.
    /// </summary>
    private async Task MigrateServerAsync(CancellationToken stop)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(stop)).Any() && (await db.MissingPartsAsync(stop)).Count == 0) return;
        await ExistAsync(stop);
        await using var held = await LockServerAsync("migrating", Patience, stop);
        await MigrateAsync(stop);
        await db.CompleteSchemaAsync(stop);
    }

    /// <summary>A lock is held in a database; of two who find none, one makes it.</summary>
    private async Task ExistAsync(CancellationToken stop)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(stop)) return;
        try
        {
            await creator.CreateAsync(stop);
        }
        catch (DbException)
        {
            if (!await creator.ExistsAsync(stop)) throw;
        }
    }

    /// <summary>
    /// EF keeps its lock for SQLite as a row; a process killed while migrating leaves it, and the next start would wait for ever.
    /// The operating system's lock dies with its process, so whoever holds that may take the row away.
    /// </summary>
    private async Task MigrateSqliteAsync(CancellationToken stop)
    {
        var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await using var held = await LockFileAsync(file + ".migrating", Patience, stop);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", stop);
        var left = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(stop);
        if (left[0] > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", stop);
        await MigrateAsync(stop);
        await db.CompleteSchemaAsync(stop);
    }

    /// <summary>Before it finds nothing to do, EF builds the model of the last migration and compares it with ours: a good part of every start.</summary>
    private async Task MigrateAsync(CancellationToken stop)
    {
        if ((await db.Database.GetPendingMigrationsAsync(stop)).Any()) await db.Database.MigrateAsync(stop);
    }

    /// <summary>Held until the connection is closed, however that comes about; it is of its own and in no pool.</summary>
    private async Task<DbConnection> LockServerAsync(string what, TimeSpan patience, CancellationToken stop)
    {
        var unpooled = settings.ConnectionString + ";Pooling=false";
        DbConnection connection = settings.Provider == DatabaseProvider.Postgres ? new NpgsqlConnection(unpooled) : new SqlConnection(unpooled);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = settings.Provider == DatabaseProvider.Postgres
            ? "SELECT pg_advisory_lock(7266, hashtext(@what))"
            : "EXEC sp_getapplock @Resource = @what, @LockMode = 'Exclusive', @LockOwner = 'Session'";
        var named = command.CreateParameter();
        (named.ParameterName, named.Value) = ("what", what);
        command.Parameters.Add(named);
        command.CommandTimeout = (int)patience.TotalSeconds;
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }

    private static async Task<FileStream> LockFileAsync(string path, TimeSpan patience, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited.Elapsed < patience && File.Exists(path))
            {
                await Task.Delay(100, stop);
            }
        }
    }
}
