using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Community.Database.Sqlite;

/// <summary>How every connection behaves: durable at commit, patient for a lock, strict about keys.</summary>
internal sealed class SqlitePragmas(DatabaseSettings settings) : DbConnectionInterceptor
{
    // The pool gives the same handle out again for every query, and a handle keeps what it was told last; somebody in a hurry may have told it otherwise.
    private static readonly ConditionalWeakTable<sqlite3, string> Told = [];

    // The provider's own lock loop sleeps 150 ms at a time; SQLite's busy handler is finer.
    private readonly string pragmas = $"PRAGMA busy_timeout = {settings.WaitSeconds * 1000}; PRAGMA synchronous = {(settings.Hurried ? "NORMAL" : "FULL")}; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tell(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || (Told.TryGetValue(handle, out var told) && told == pragmas)) return;
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, pragmas);
    }
}
