using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Community.Database.Postgres;

/// <summary>Many rows by binary COPY.</summary>
internal static class PostgresFilling
{
    public static async Task<long> WriteAsync(NpgsqlConnection connection, FillColumns columns, IEnumerable<object> rows, CancellationToken stop)
    {
        // Names come from the model, never from outside.
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{columns.Table}\" (\"{string.Join("\", \"", columns.Names)}\") FROM STDIN (FORMAT BINARY)", stop);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            for (var column = 0; column < columns.Count; column++)
            {
                if (columns.ValueOf(row, column) is { } value) await copy.WriteAsync(value, stop);
                else await copy.WriteNullAsync(stop);
            }
        }

        return (long)await copy.CompleteAsync(stop);
    }

    /// <summary>Rows that brought their numbers have used up those of the sequence.</summary>
    public static Task GoOnCountingAsync(DatabaseFacade database, string table, string column, CancellationToken stop)
    {
        var sql = $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), (SELECT MAX(\"{column}\") FROM \"{table}\"))";
        return database.ExecuteSqlRawAsync(sql, stop);
    }
}
