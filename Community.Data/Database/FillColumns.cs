using Microsoft.EntityFrameworkCore.Metadata;

namespace Community.Database;

/// <summary>How the rows of one kind lie in their table, read off the model: for writing millions past the change tracker.</summary>
internal sealed class FillColumns
{
    private readonly List<Func<object, object?>> values = [];

    public FillColumns(IEntityType type)
    {
        Table = type.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Table, type.GetSchema());
        foreach (var property in type.GetProperties().Where(property => !property.IsShadowProperty()))
        {
            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            Names.Add(property.GetColumnName(table)!);
            Types.Add(converter?.ProviderClrType ?? property.ClrType);
            values.Add(converter is null ? getter.GetClrValue : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null);
        }

        NumberedBy = type.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } id] && id.ClrType == typeof(long) ? id.GetColumnName(table) : null;
    }

    public string Table { get; }

    public List<string> Names { get; } = [];

    /// <summary>What the database is given, a nullable one among them.</summary>
    public List<Type> Types { get; } = [];

    /// <summary>The column that the database would number by itself.</summary>
    public string? NumberedBy { get; }

    public int Count => values.Count;

    public object? ValueOf(object row, int column) => values[column](row);
}
