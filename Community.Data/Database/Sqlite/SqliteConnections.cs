using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Community.Database.Sqlite;

/// <summary>Who gets which connection, and how each behaves: durable at commit, patient for a lock, strict about keys.</summary>
internal sealed class SqliteConnections(DatabaseSettings settings) : DbConnectionInterceptor, IDisposable
{
    /// <summary>So many wait at most: each holds up to two megabytes of the file, and the last that was given back is the first to go out again.</summary>
    private const int MostWaiting = 32;

    // The provider's own lock loop sleeps 150 ms at a time; SQLite's busy handler is finer.
    private readonly string pragmas = $"PRAGMA busy_timeout = {settings.WaitSeconds * 1000}; PRAGMA synchronous = {(settings.Hurried ? "NORMAL" : "FULL")}; PRAGMA foreign_keys = ON;";
    private readonly bool keeps = new SqliteConnectionStringBuilder(settings.ConnectionString).Pooling;

    // The driver's own pool would give out again what somebody left in a transaction.
    private readonly string unpooled = new SqliteConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString;

    private readonly ConcurrentStack<LastingConnection> waiting = [];
    private volatile bool closed;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(waiting.TryPop(out var connection) ? connection : new LastingConnection(unpooled, pragmas));

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        Keep(connection) ? InterceptionResult.Suppress() : result;

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(Keep(connection) ? InterceptionResult.Suppress() : result);

    public void Dispose()
    {
        closed = true;
        while (waiting.TryPop(out var connection)) connection.Dispose();
    }

    private bool Keep(DbConnection connection)
    {
        if (!keeps || closed || waiting.Count >= MostWaiting || connection is not LastingConnection { IsClean: true } lasting) return false;
        waiting.Push(lasting);
        // Whoever closes all of them may just have been through.
        if (closed) Dispose();
        return true;
    }
}
