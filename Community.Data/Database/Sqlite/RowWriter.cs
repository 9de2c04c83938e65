using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;
using SQLitePCL;

namespace Community.Database.Sqlite;

/// <summary>How rows of one kind are written one by one.</summary>
internal sealed class RowWriter
{
    private static readonly ConditionalWeakTable<IEntityType, RowWriter> All = [];
    private static readonly ConditionalWeakTable<IModel, Dictionary<IEntityType, int>> Places = [];

    /// <summary>Which columns change is kept as bits of a number.</summary>
    private const int MostColumns = 128;

    private readonly IEntityType type;
    private readonly IProperty[] properties;
    private readonly IProperty[] keys;
    private readonly string[] columns;
    private readonly Func<object?, object?>[] toDatabase;
    private readonly bool isPlain;

    /// <summary>Changed only by whoever saw it as it is.</summary>
    private readonly bool isGuarded;

    /// <summary>The number that SQLite gives, where it gives one.</summary>
    private readonly IProperty? number;

    // What others may have to make room for, or point to: in which order such changes go is for EF to find out.
    private readonly HashSet<IProperty> entangled;
    private readonly HashSet<IEntityType> principals;
    private readonly Statement insert;
    private readonly Statement insertNumbered;
    private readonly ConcurrentDictionary<UInt128, Statement> updates = new();

    private RowWriter(IEntityType type)
    {
        this.type = type;
        properties = [.. type.GetProperties()];
        keys = [.. type.FindPrimaryKey()?.Properties ?? []];
        isPlain = IsPlain();
        isGuarded = Array.Exists(properties, property => property.IsConcurrencyToken);
        principals = [.. type.GetForeignKeys().Select(key => key.PrincipalEntityType)];
        entangled = [.. keys, .. type.GetForeignKeys().SelectMany(key => key.Properties), .. type.GetIndexes().Where(index => index.IsUnique).SelectMany(index => index.Properties), .. type.GetKeys().SelectMany(key => key.Properties)];
        number = keys is [{ ValueGenerated: ValueGenerated.OnAdd } only] && only.ClrType == typeof(long) ? only : null;
        Place = Places.GetValue(type.Model, Order)[type];
        (columns, toDatabase, insert, insertNumbered) = ([], [], Statement.None, Statement.None);
        if (!isPlain) return;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        columns = [.. properties.Select(property => $"\"{property.GetColumnName(table)}\"")];
        toDatabase = [.. properties.Select(property => property.GetTypeMapping().Converter is { } converter ? value => value is null ? null : converter.ConvertToProvider(value) : (Func<object?, object?>)(value => value))];
        insert = Inserting(_ => true);
        insertNumbered = Inserting(place => properties[place] != number);
    }

    /// <summary>After all that its rows point to, as far as tables do not point to one another in a ring.</summary>
    public int Place { get; }

    public static RowWriter Of(IEntityType type) => All.GetValue(type, one => new RowWriter(one));

    public bool PointsTo(RowWriter other) => principals.Contains(other.type);

    public bool CanWrite(IUpdateEntry entry) => isPlain && entry.SharedIdentityEntry is null && entry.EntityState switch
    {
        EntityState.Added => Array.TrueForAll(properties, property => property == number || !entry.IsStoreGenerated(property)),
        EntityState.Modified => !isGuarded && !entangled.Any(entry.IsModified),
        _ => false,
    };

    public void Write(IUpdateEntry entry, SqliteConnection connection)
    {
        if (entry.EntityState == EntityState.Modified)
        {
            Update(entry, connection);
        }
        else if (number is not null && entry.IsStoreGenerated(number))
        {
            Run(insertNumbered, entry, connection);
            entry.SetStoreGeneratedValue(number, raw.sqlite3_last_insert_rowid(connection.Handle));
        }
        else
        {
            Run(insert, entry, connection);
        }
    }

    private void Update(IUpdateEntry entry, SqliteConnection connection)
    {
        var changed = UInt128.Zero;
        for (var place = 0; place < properties.Length; place++)
            if (entry.IsModified(properties[place])) changed |= UInt128.One << place;
        if (changed == UInt128.Zero) return;
        if (Run(updates.GetOrAdd(changed, Updating), entry, connection) != 1) throw new DbUpdateConcurrencyException($"A row of {type.ShortName()} that was to be changed is not there any more.", [entry]);
    }

    private int Run(Statement statement, IUpdateEntry entry, SqliteConnection connection)
    {
        var write = ReadyStatements.Of(connection).Writing(statement.Text);
        try
        {
            for (var told = 0; told < statement.Places.Length; told++)
            {
                var place = statement.Places[told];
                write.Tell(told + 1, toDatabase[place](entry.GetCurrentValue(properties[place])));
            }
        }
        catch
        {
            write.Forget();
            throw;
        }

        return write.Run();
    }

    private Statement Inserting(Func<int, bool> takes)
    {
        int[] taken = [.. Enumerable.Range(0, properties.Length).Where(takes)];
        return new(
            taken.Length == 0 ? $"INSERT INTO \"{type.GetTableName()}\" DEFAULT VALUES"
                : $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", taken.Select(place => columns[place]))}) VALUES ({string.Join(", ", taken.Select(_ => "?"))})",
            taken);
    }

    private Statement Updating(UInt128 changed)
    {
        int[] set = [.. Enumerable.Range(0, properties.Length).Where(place => (changed >> place & UInt128.One) != UInt128.Zero)];
        int[] where = [.. keys.Select(key => Array.IndexOf(properties, key))];
        return new($"UPDATE \"{type.GetTableName()}\" SET {string.Join(", ", set.Select(Told))} WHERE {string.Join(" AND ", where.Select(Told))}", [.. set, .. where]);
    }

    private string Told(int place) => $"{columns[place]} = ?";

    /// <summary>One table of its own, whose rows are what the type's properties say.</summary>
    private bool IsPlain() => keys.Length > 0 && properties.Length <= MostColumns && type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.IsOwned()
        && !type.GetComplexProperties().Any() && type.GetTableMappings().ToList() is [{ Table: { IsShared: false } }] && !type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned())
        && !properties.Any(property => property.GetComputedColumnSql() is not null || property.ValueGenerated is ValueGenerated.OnAddOrUpdate or ValueGenerated.OnUpdate)
        && Array.TrueForAll(properties, property => ReadyWrite.Takes(Stored(property)));

    private static Type Stored(IProperty property) => property.GetTypeMapping().Converter?.ProviderClrType is { } stored ? Nullable.GetUnderlyingType(stored) ?? stored : Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private static Dictionary<IEntityType, int> Order(IModel model)
    {
        var places = new Dictionary<IEntityType, int>();
        var visited = new HashSet<IEntityType>();
        foreach (var one in model.GetEntityTypes()) Visit(one);
        return places;

        void Visit(IEntityType one)
        {
            if (!visited.Add(one)) return;
            foreach (var key in one.GetForeignKeys()) Visit(key.PrincipalEntityType);
            places[one] = places.Count;
        }
    }

    /// <param name="Text">In words.</param>
    /// <param name="Places">Which property is told at each of its marks.</param>
    private sealed record Statement(string Text, int[] Places)
    {
        public static readonly Statement None = new("", []);
    }
}
