using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Community.Database.Sqlite;

/// <summary>How every connection behaves: durable at commit, patient for a lock, strict about keys.</summary>
internal sealed class SqlitePragmas(bool hurried) : DbConnectionInterceptor
{
    // The provider's own lock loop sleeps 150 ms at a time; SQLite's busy handler is finer.
    private readonly string pragmas = $"PRAGMA busy_timeout = 30000; PRAGMA synchronous = {(hurried ? "NORMAL" : "FULL")}; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
