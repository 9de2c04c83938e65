using System.Data;
using Microsoft.Data.SqlClient;

namespace Community.Database.SqlServer;

/// <summary>Many rows by bulk copy, some at a time.</summary>
internal static class SqlServerFilling
{
    private const int RowsAtOnce = 10_000;

    public static async Task<long> WriteAsync(SqlConnection connection, FillColumns columns, IEnumerable<object> rows, CancellationToken stop)
    {
        var written = 0L;
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.CheckConstraints, null) { DestinationTableName = $"[{columns.Table}]" };
        foreach (var name in columns.Names) copy.ColumnMappings.Add(name, name);
        foreach (var batch in rows.Chunk(RowsAtOnce))
        {
            using var table = Empty(columns);
            foreach (var row in batch) table.Rows.Add([.. Enumerable.Range(0, columns.Count).Select(column => columns.ValueOf(row, column) ?? DBNull.Value)]);
            await copy.WriteToServerAsync(table, stop);
            written += batch.Length;
        }

        return written;
    }

    private static DataTable Empty(FillColumns columns)
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var (name, type) in columns.Names.Zip(columns.Types)) table.Columns.Add(name, Nullable.GetUnderlyingType(type) ?? type);
        return table;
    }
}
