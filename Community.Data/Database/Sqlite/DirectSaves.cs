using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Community.Database.Sqlite;

/// <summary>
/// Writes what EF has found changed, row by row, where that is all there is to it (docs/decisions/0039). EF sorts, batches and words every save anew for the sake of
/// databases that are far away; here it would be most of the time that others wait in line. Whatever is not plain is left to EF.
/// </summary>
internal class DirectSaves(DatabaseDependencies database, RelationalDatabaseDependencies relational) : RelationalDatabase(database, relational)
{
    public override async Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
    {
        // Without a transaction around it, EF makes one for all that belongs together.
        if (RelationalDependencies.Connection.CurrentTransaction?.GetDbTransaction() is not SqliteTransaction { Connection: { } connection } || !ArePlain(entries))
            return await base.SaveChangesAsync(entries, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var entry in entries.OrderBy(entry => entry.EntityState == EntityState.Modified ? int.MaxValue : RowWriter.Of(entry.EntityType).Place)) Write(entry, connection);
        return entries.Count;
    }

    private static void Write(IUpdateEntry entry, SqliteConnection connection)
    {
        try
        {
            RowWriter.Of(entry.EntityType).Write(entry, connection);
        }
        catch (SqliteException exception)
        {
            throw new DbUpdateException($"A row of {entry.EntityType.ShortName()} could not be written.", exception, [entry]);
        }
    }

    private static bool ArePlain(IList<IUpdateEntry> entries)
    {
        var added = new Dictionary<RowWriter, int>();
        foreach (var entry in entries)
        {
            var writer = RowWriter.Of(entry.EntityType);
            if (!writer.CanWrite(entry)) return false;
            if (entry.EntityState == EntityState.Added) added[writer] = added.GetValueOrDefault(writer) + 1;
        }

        // What a row points to is written before it. Where tables point to one another in a ring, or a row at another of its kind, EF looks at the rows themselves.
        return added.All(one => (one.Value == 1 || !one.Key.PointsTo(one.Key)) && !added.Keys.Any(other => other.Place > one.Key.Place && one.Key.PointsTo(other)));
    }
}
