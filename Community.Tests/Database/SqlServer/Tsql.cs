using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Community.Database.SqlServer;

/// <summary>Reads T-SQL as SQL Server 2019 does, with Microsoft's own parser.</summary>
internal static class Tsql
{
    /// <exception cref="FormatException">It is no T-SQL; says where and why.</exception>
    public static TSqlFragment Read(string sql)
    {
        using var text = new StringReader(sql);
        var read = new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return errors.Count == 0 ? read : throw new FormatException(string.Join(' ', errors.Select(error => $"Line {error.Line}, column {error.Column}: {error.Message}")));
    }

    /// <summary>The columns of each table that the script creates, and adds to later.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> TablesOf(string script)
    {
        var tables = new Tables();
        Read(script).Accept(tables);
        return tables.Found;
    }

    private sealed class Tables : TSqlFragmentVisitor
    {
        public Dictionary<string, IReadOnlySet<string>> Found { get; } = new(StringComparer.Ordinal);

        public override void Visit(CreateTableStatement node) =>
            Found.Add(node.SchemaObjectName.BaseIdentifier.Value, NamesOf(node.Definition));

        /// <summary>What a later migration added.</summary>
        public override void Visit(AlterTableAddTableElementStatement node) =>
            Found[node.SchemaObjectName.BaseIdentifier.Value] = Found[node.SchemaObjectName.BaseIdentifier.Value].Union(NamesOf(node.Definition)).ToHashSet(StringComparer.Ordinal);

        private static HashSet<string> NamesOf(TableDefinition definition) => definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value).ToHashSet(StringComparer.Ordinal);
    }
}
