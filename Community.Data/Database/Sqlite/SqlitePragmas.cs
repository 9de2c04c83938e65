using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Community.Database.Sqlite;

/// <summary>How every connection behaves: durable at commit, patient for a lock, strict about keys, and open for as long as its context lives.</summary>
internal sealed class SqlitePragmas(DatabaseSettings settings) : DbConnectionInterceptor
{
    // The pool gives the same handle out again, and a handle keeps what it was told last; somebody in a hurry may have told it otherwise.
    private static readonly ConditionalWeakTable<sqlite3, string> Told = [];

    // The provider's own lock loop sleeps 150 ms at a time; SQLite's busy handler is finer.
    private readonly string pragmas = $"PRAGMA busy_timeout = {settings.WaitSeconds * 1000}; PRAGMA synchronous = {(settings.Hurried ? "NORMAL" : "FULL")}; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>EF opens and closes around every query, and at each opening some twenty functions are told to SQLite anew. Disposing of the context closes it.</summary>
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());

    private void Tell(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || (Told.TryGetValue(handle, out var told) && told == pragmas)) return;
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, pragmas);
    }
}
