using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>Many rows by one prepared statement, in transactions that stay small enough to be written as they grow.</summary>
internal static class SqliteFilling
{
    private const int RowsAtOnce = 20_000;

    public static long Write(SqliteConnection connection, FillColumns columns, IEnumerable<object> rows, CancellationToken stop)
    {
        var written = 0L;
        foreach (var batch in rows.Chunk(RowsAtOnce))
        {
            using var transaction = connection.BeginTransaction();
            using var insert = Insert(connection, transaction, columns);
            foreach (var row in batch)
            {
                stop.ThrowIfCancellationRequested();
                for (var column = 0; column < columns.Count; column++) insert.Parameters[column].Value = columns.ValueOf(row, column) ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            written += batch.Length;
        }

        return written;
    }

    private static SqliteCommand Insert(SqliteConnection connection, SqliteTransaction transaction, FillColumns columns)
    {
        var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        // Names come from the model, never from outside.
        insert.CommandText = $"INSERT INTO \"{columns.Table}\" (\"{string.Join("\", \"", columns.Names)}\") VALUES ({string.Join(", ", columns.Names.Select((_, place) => $"$p{place}"))})";
        for (var place = 0; place < columns.Count; place++) insert.Parameters.Add(new SqliteParameter($"$p{place}", null));
        return insert;
    }
}
