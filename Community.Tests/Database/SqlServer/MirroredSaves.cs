using Community.Database.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Community.Database.SqlServer;

/// <summary>Saves as ever, and puts each new shape of a save to paper: which rows of which tables, in their order, and which columns of them.</summary>
internal sealed class MirroredSaves(DatabaseDependencies database, RelationalDatabaseDependencies relational, ICurrentDbContext current) : DirectSaves(database, relational)
{
    private readonly DbContext around = current.Context;

    public override int SaveChanges(IList<IUpdateEntry> entries)
    {
        Put(entries);
        return base.SaveChanges(entries);
    }

    public override Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
    {
        Put(entries);
        return base.SaveChangesAsync(entries, cancellationToken);
    }

    private void Put(IList<IUpdateEntry> entries)
    {
        if (entries.Count == 0) return;
        Mirror.Once((nameof(MirroredSaves), ShapeOf(entries)), around, () => InWords(entries), () =>
        {
            // Rows that go are put first: another may come under the same key.
            var rows = entries.OrderBy(entry => entry.EntityState == EntityState.Deleted ? 0 : 1).Select(entry => new SavedRow(entry)).ToList();
            return paper =>
            {
                paper.ChangeTracker.AutoDetectChangesEnabled = false;
                foreach (var row in rows) row.PutInto(paper);
                paper.SaveChanges();
            };
        });
    }

    private static int ShapeOf(IList<IUpdateEntry> entries)
    {
        var hash = new HashCode();
        foreach (var entry in entries)
        {
            hash.Add(entry.EntityType.Name);
            hash.Add(entry.EntityState);
            if (entry.EntityState != EntityState.Modified) continue;
            foreach (var property in entry.EntityType.GetProperties()) hash.Add(entry.IsModified(property));
        }

        return hash.ToHashCode();
    }

    private static string InWords(IList<IUpdateEntry> entries) =>
        string.Join(", ", entries.GroupBy(entry => (entry.EntityState, entry.EntityType.Name)).Select(group => $"{group.Key.EntityState} {group.Count()} {group.Key.Name}"));
}

/// <summary>One row as it was to be saved.</summary>
internal sealed class SavedRow(IUpdateEntry entry)
{
    private readonly string name = entry.EntityType.Name;
    private readonly EntityState state = entry.EntityState;
    private readonly IReadOnlyList<SavedValue> values = [.. entry.EntityType.GetProperties().Select(property => new SavedValue(entry, property))];

    public void PutInto(DbContext paper)
    {
        var row = paper.Entry(Activator.CreateInstance(paper.Model.FindEntityType(name)!.ClrType, nonPublic: true)!);
        foreach (var value in values) row.Property(value.Name).CurrentValue = value.Current;
        row.State = state == EntityState.Modified ? EntityState.Unchanged : state;
        foreach (var value in values)
        {
            // A key that the database is still to give, and what refers to it.
            if (value.IsTemporary) row.Property(value.Name).IsTemporary = true;
            if (state != EntityState.Modified) continue;
            row.Property(value.Name).OriginalValue = value.Original;
            row.Property(value.Name).IsModified = value.IsModified;
        }
    }

    private sealed class SavedValue(IUpdateEntry entry, IProperty property)
    {
        public string Name => property.Name;

        public object? Current { get; } = entry.GetCurrentValue(property);

        public object? Original { get; } = entry.EntityState == EntityState.Added ? null : entry.GetOriginalValue(property);

        public bool IsModified { get; } = entry.IsModified(property);

        public bool IsTemporary { get; } = entry.HasTemporaryValue(property);
    }
}
