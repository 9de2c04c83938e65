using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Community.Database;

/// <summary>Brings the schema to the newest version; of two that try at once, one does and the other waits.</summary>
public sealed class Migrator(CommunityDb db, DatabaseSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken stop = default)
    {
        if (settings.Provider == DatabaseProvider.Sqlite) await MigrateSqliteAsync(stop);
        else await MigrateAsync(stop);
        await db.CompleteSchemaAsync(stop);
    }

    /// <summary>Until it is disposed of, nobody else who asks is let in: of two portals that fill one new database, one does and the other finds it full.</summary>
    public async Task<IAsyncDisposable> AloneAsync(CancellationToken stop = default)
    {
        if (settings.Provider == DatabaseProvider.Sqlite) return await LockFileAsync(Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource) + ".filling", stop);
        // Of its own and in no pool: the lock ends with the connection, however that ends.
        var unpooled = settings.ConnectionString + ";Pooling=false";
        DbConnection connection = settings.Provider == DatabaseProvider.Postgres ? new NpgsqlConnection(unpooled) : new SqlConnection(unpooled);
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = settings.Provider == DatabaseProvider.Postgres ? "SELECT pg_advisory_lock(7266)" : "EXEC sp_getapplock @Resource = 'filling', @LockMode = 'Exclusive', @LockOwner = 'Session'";
        command.CommandTimeout = (int)Patience.TotalSeconds;
        await command.ExecuteNonQueryAsync(stop);
        return connection;
    }

    /// <summary>
    /// EF keeps its lock for SQLite as a row; a process killed while migrating leaves it, and the next start would wait for ever.
    /// The operating system's lock dies with its process, so whoever holds that may take the row away.
    /// </summary>
    private async Task MigrateSqliteAsync(CancellationToken stop)
    {
        var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await using var held = await LockFileAsync(file + ".migrating", stop);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", stop);
        var left = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(stop);
        if (left[0] > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", stop);
        await MigrateAsync(stop);
    }

    /// <summary>Before it finds nothing to do, EF builds the model of the last migration and compares it with ours: a good part of every start.</summary>
    private async Task MigrateAsync(CancellationToken stop)
    {
        if ((await db.Database.GetPendingMigrationsAsync(stop)).Any()) await db.Database.MigrateAsync(stop);
    }

    private static async Task<FileStream> LockFileAsync(string path, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited.Elapsed < Patience && File.Exists(path))
            {
                await Task.Delay(100, stop);
            }
        }
    }
}
