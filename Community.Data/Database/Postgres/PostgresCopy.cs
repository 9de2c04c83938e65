using System.Buffers.Binary;
using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Community.Database.Postgres;

/// <summary>
/// Table by table through the model, in PostgreSQL's own binary form: no owner, role or extension is in it, so any database of any name and login can take it.
/// Each part is its name, then blocks of bytes, then an empty block; the numbers last given out come at the end.
/// </summary>
internal static class PostgresCopy
{
    private const string Numbers = "";
    private const int BlockSize = 1 << 16;

    public static async Task OutAsync(PostgresCommunityDb db, Stream to, CancellationToken stop)
    {
        await using var connection = await OpenAsync(db, stop);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        foreach (var table in TablesOf(db))
        {
            await WriteAsync(to, Encoding.UTF8.GetBytes(table.Name), stop);
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Named(table)} TO STDOUT (FORMAT binary)", stop);
            var block = new byte[BlockSize];
            for (int read; (read = await rows.ReadAsync(block, stop)) > 0;) await WriteAsync(to, block.AsMemory(0, read), stop);
            await WriteAsync(to, default, stop);
        }

        // Last, since they are of no transaction: a number given meanwhile is skipped, and none is given twice.
        await WriteAsync(to, Encoding.UTF8.GetBytes(Numbers), stop);
        await WriteAsync(to, Encoding.UTF8.GetBytes(await TextAsync(connection, "SELECT coalesce(string_agg(format('SELECT setval(%L, %s);', quote_ident(sequencename), last_value), ''), '') FROM pg_sequences WHERE schemaname = current_schema() AND last_value IS NOT NULL", stop)), stop);
    }

    public static async Task InAsync(PostgresCommunityDb db, Stream from, CancellationToken stop)
    {
        await using var connection = await OpenAsync(db, stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // Tables refer to each other in circles; the keys are put back at the end, and prove the rows then.
        var keys = await TextAsync(connection, KeysAs("ALTER TABLE %s ADD CONSTRAINT %I %s;", "pg_get_constraintdef(oid)"), stop);
        await DoAsync(connection, await TextAsync(connection, KeysAs("ALTER TABLE %s DROP CONSTRAINT %I;%s", "''"), stop), stop);
        var tables = TablesOf(db).ToDictionary(table => table.Name, StringComparer.Ordinal);
        await DoAsync(connection, $"TRUNCATE {string.Join(", ", tables.Keys.Select(Quoted))}", stop);
        for (string name; (name = Encoding.UTF8.GetString(await ReadAsync(from, stop))).Length > 0;)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Named(tables[name])} FROM STDIN (FORMAT binary)", stop);
            for (byte[] block; (block = await ReadAsync(from, stop)).Length > 0;) await rows.WriteAsync(block, stop);
        }

        await DoAsync(connection, Encoding.UTF8.GetString(await ReadAsync(from, stop)), stop);
        await DoAsync(connection, keys, stop);
        await DoAsync(connection, "ANALYZE", stop);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>A connection of our own: EF's would try again after a loss, and a copy that began cannot be gone on with.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(PostgresCommunityDb db, CancellationToken stop)
    {
        var connection = ((NpgsqlConnection)db.Database.GetDbConnection()).CloneWith(db.Database.GetConnectionString()!);
        await connection.OpenAsync(stop);
        return connection;
    }

    private static IEnumerable<ITable> TablesOf(PostgresCommunityDb db) => db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal);

    /// <summary>Table and columns by name: a column that was added later stands elsewhere than in a new database.</summary>
    private static string Named(ITable table) => $"{Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(column => Quoted(column.Name)).Order(StringComparer.Ordinal))})";

    private static string Quoted(string name) => $"\"{name}\"";

    private static string KeysAs(string sentence, string last) =>
        $"SELECT coalesce(string_agg(format('{sentence}', conrelid::regclass, conname, {last}), ''), '') FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";

    private static async Task<string> TextAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (string)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        if (sql.Length == 0) return;
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task WriteAsync(Stream to, ReadOnlyMemory<byte> block, CancellationToken stop)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, block.Length);
        await to.WriteAsync(length, stop);
        await to.WriteAsync(block, stop);
    }

    private static async Task<byte[]> ReadAsync(Stream from, CancellationToken stop)
    {
        var length = new byte[sizeof(int)];
        await from.ReadExactlyAsync(length, stop);
        var block = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        await from.ReadExactlyAsync(block, stop);
        return block;
    }
}
