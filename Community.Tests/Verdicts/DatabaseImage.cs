using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>All rows of all tables in one number a table, so that a test can say what changed and that nothing else did.</summary>
internal sealed class DatabaseImage
{
    // Seen by the way, on any page, and no effect of what was asked.
    private const string SeenByTheWay = "LastSeenAt";

    // Where the portals tell each other that they live, whatever is asked of them.
    private static readonly string[] OfTheNodes = ["Nodes", "Present"];

    private readonly Dictionary<string, long> tables;

    private DatabaseImage(Dictionary<string, long> tables) => this.tables = tables;

    public static Task<DatabaseImage> TakeAsync(Portal portal) => portal.Look(async db =>
    {
        var names = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Except(OfTheNodes, StringComparer.Ordinal).ToList();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // All in one question: after each of two thousand attempts forty of them would take longer than the attempt.
        command.CommandText = string.Join(';', names.Select(name => $"SELECT * FROM \"{name}\""));
        await using var rows = await command.ExecuteReaderAsync();
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            sums[name] = await SumAsync(rows);
            await rows.NextResultAsync();
        }

        return new DatabaseImage(sums);
    });

    public IReadOnlyList<string> ChangedSince(DatabaseImage before) => [.. tables.Where(table => before.tables[table.Key] != table.Value).Select(table => table.Key)];

    private static async Task<long> SumAsync(DbDataReader rows)
    {
        var counted = Enumerable.Range(0, rows.FieldCount).Where(at => rows.GetName(at) != SeenByTheWay).ToList();
        var sum = 0L;
        while (await rows.ReadAsync()) sum = unchecked(sum + RowOf(rows, counted));
        return sum;
    }

    // A sum does not mind in which order the rows come.
    private static long RowOf(DbDataReader row, List<int> counted)
    {
        var hash = new HashCode();
        foreach (var at in counted) hash.Add(TextOf(row.GetValue(at)));
        return hash.ToHashCode() * 2_654_435_761L;
    }

    private static string TextOf(object value) => value switch
    {
        // Two tries may come within one second, and a date's ordinary text ends there.
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        Array many => string.Join(',', many.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
