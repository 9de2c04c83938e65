using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>All rows of all tables in one number a table, so that a test can say what changed and that nothing else did.</summary>
internal sealed class DatabaseImage
{
    // Seen by the way, on any page, and no effect of what was asked.
    private const string SeenByTheWay = "LastSeenAt";

    private readonly Dictionary<string, long> tables;

    private DatabaseImage(Dictionary<string, long> tables) => this.tables = tables;

    public static Task<DatabaseImage> TakeAsync(Portal portal) => portal.Look(async db =>
    {
        var names = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names) sums[name] = await SumAsync(db.Database.GetDbConnection(), name);
        return new DatabaseImage(sums);
    });

    public IReadOnlyList<string> ChangedSince(DatabaseImage before) => [.. tables.Where(table => before.tables[table.Key] != table.Value).Select(table => table.Key)];

    private static async Task<long> SumAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var rows = await command.ExecuteReaderAsync();
        var sum = 0L;
        while (await rows.ReadAsync()) sum = unchecked(sum + RowOf(rows));
        return sum;
    }

    // A sum does not mind in which order the rows come.
    private static long RowOf(DbDataReader row)
    {
        var hash = new HashCode();
        for (var at = 0; at < row.FieldCount; at++)
            if (row.GetName(at) != SeenByTheWay) hash.Add(TextOf(row.GetValue(at)));
        return hash.ToHashCode() * 2_654_435_761L;
    }

    private static string TextOf(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        Array many => string.Join(',', many.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
