using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;

namespace Community.Database.Sqlite;

/// <summary>How rows of one kind are written one by one.</summary>
internal sealed class RowWriter
{
    private static readonly ConditionalWeakTable<IEntityType, RowWriter> All = [];
    private static readonly ConditionalWeakTable<IModel, Dictionary<IEntityType, int>> Places = [];
    private static readonly string[] ParameterNames = [.. Enumerable.Range(0, 128).Select(place => FormattableString.Invariant($"$p{place}"))];

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
    private readonly string insert;
    private readonly string insertNumbered;
    private readonly ConcurrentDictionary<UInt128, string> updates = new();

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
        (columns, toDatabase, insert, insertNumbered) = ([], [], "", "");
        if (!isPlain) return;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        columns = [.. properties.Select(property => $"\"{property.GetColumnName(table)}\"")];
        toDatabase = [.. properties.Select(property => property.GetTypeMapping().Converter is { } converter ? value => value is null ? null : converter.ConvertToProvider(value) : (Func<object?, object?>)(value => value))];
        insert = InsertText(_ => true);
        insertNumbered = number is null ? "" : InsertText(place => properties[place] != number) + $" RETURNING \"{number.GetColumnName(table)}\"";
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

    public void Write(IUpdateEntry entry, ReadyStatements statements, SqliteTransaction transaction)
    {
        if (entry.EntityState == EntityState.Modified) Update(entry, statements, transaction);
        else if (number is not null && entry.IsStoreGenerated(number)) Number(entry, statements, transaction);
        else Execute(statements, transaction, insert, entry, _ => true, command => command.ExecuteNonQuery());
    }

    private void Number(IUpdateEntry entry, ReadyStatements statements, SqliteTransaction transaction) =>
        entry.SetStoreGeneratedValue(number!, (long)Execute(statements, transaction, insertNumbered, entry, place => properties[place] != number, command => command.ExecuteScalar()!));

    private void Update(IUpdateEntry entry, ReadyStatements statements, SqliteTransaction transaction)
    {
        var changed = UInt128.Zero;
        for (var place = 0; place < properties.Length; place++)
            if (entry.IsModified(properties[place])) changed |= UInt128.One << place;
        if (changed == UInt128.Zero) return;
        var text = updates.GetOrAdd(changed, UpdateText);
        if (Execute(statements, transaction, text, entry, place => IsIn(changed, place) || keys.Contains(properties[place]), command => command.ExecuteNonQuery()) != 1)
            throw new DbUpdateConcurrencyException($"A row of {type.ShortName()} that was to be changed is not there any more.", [entry]);
    }

    private static bool IsIn(UInt128 changed, int place) => (changed >> place & UInt128.One) != UInt128.Zero;

    private T Execute<T>(ReadyStatements statements, SqliteTransaction transaction, string text, IUpdateEntry entry, Func<int, bool> takes, Func<SqliteCommand, T> run)
    {
        var command = statements.Take(text);
        try
        {
            command.Transaction = transaction;
            for (var place = 0; place < properties.Length; place++)
                if (takes(place)) command.Parameters.Add(new SqliteParameter(Parameter(place), toDatabase[place](entry.GetCurrentValue(properties[place])) ?? DBNull.Value));
            var answer = run(command);
            statements.Give(command);
            return answer;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    private string InsertText(Func<int, bool> takes)
    {
        var taken = Enumerable.Range(0, properties.Length).Where(takes).ToList();
        return taken.Count == 0 ? $"INSERT INTO \"{type.GetTableName()}\" DEFAULT VALUES"
            : $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", taken.Select(place => columns[place]))}) VALUES ({string.Join(", ", taken.Select(Parameter))})";
    }

    private string UpdateText(UInt128 changed) => $"UPDATE \"{type.GetTableName()}\" SET {string.Join(", ", Enumerable.Range(0, properties.Length).Where(place => IsIn(changed, place)).Select(Named))} "
        + $"WHERE {string.Join(" AND ", keys.Select(key => Named(Array.IndexOf(properties, key))))}";

    private string Named(int place) => $"{columns[place]} = {Parameter(place)}";

    private static string Parameter(int place) => ParameterNames[place];

    /// <summary>One table of its own, whose rows are what the type's properties say.</summary>
    private bool IsPlain() => keys.Length > 0 && properties.Length <= ParameterNames.Length && type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.IsOwned()
        && !type.GetComplexProperties().Any() && type.GetTableMappings().ToList() is [{ Table: { IsShared: false } }] && !type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned())
        && !properties.Any(property => property.GetComputedColumnSql() is not null || property.ValueGenerated is ValueGenerated.OnAddOrUpdate or ValueGenerated.OnUpdate);

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
}
