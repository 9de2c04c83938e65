using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Community.Database.SqlServer;

/// <summary>Finds what a statement names and the schema does not have: tables, columns, aliases. Names are compared exactly, as a server may be told to.</summary>
internal sealed class TsqlNames(IReadOnlyDictionary<string, IReadOnlySet<string>> schema) : TSqlFragmentVisitor
{
    private readonly Stack<Sources> scopes = new();
    private readonly List<string> unknown = [];

    /// <summary>What is unknown, a sentence each.</summary>
    public static IReadOnlyList<string> UnknownIn(TSqlFragment statement, IReadOnlyDictionary<string, IReadOnlySet<string>> schema)
    {
        var names = new TsqlNames(schema);
        statement.Accept(names);
        return names.unknown;
    }

    public override void ExplicitVisit(QuerySpecification node)
    {
        using var scope = Enter(node.FromClause?.TableReferences);
        // An order may also name what was selected.
        scopes.Peek().Add("", [.. node.SelectElements.Select(NameOf)]);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(BinaryQueryExpression node)
    {
        using var scope = Enter(null);
        scopes.Peek().Add("", ColumnsOf(node));
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(UpdateSpecification node)
    {
        using var scope = EnterTarget(node);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(DeleteSpecification node)
    {
        using var scope = EnterTarget(node);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(InsertSpecification node)
    {
        using var scope = EnterTarget(node);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(MergeSpecification node)
    {
        using var scope = EnterTarget(node, node.TableAlias?.Value, [node.TableReference]);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(NamedTableReference node)
    {
        // Tables are met where a scope is entered; a hint or a target holds no columns.
    }

    public override void ExplicitVisit(FunctionCall node)
    {
        // The part of a date stands where a column could: DATEPART(year, x).
        var isPart = node.FunctionName.Value.StartsWith("DATE", StringComparison.OrdinalIgnoreCase);
        foreach (var parameter in node.Parameters.Skip(isPart ? 1 : 0)) parameter.Accept(this);
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.ColumnType != ColumnType.Regular) return;
        var parts = node.MultiPartIdentifier.Identifiers.Select(part => part.Value).ToList();
        var scope = parts.Count == 1 ? scopes.FirstOrDefault(sources => sources.Have(parts[0])) : scopes.FirstOrDefault(sources => sources.Knows(parts[^2]));
        if (scope is null || parts.Count > 1 && !scope.Have(parts[^2], parts[^1])) unknown.Add($"There is no column {string.Join('.', parts)}.");
    }

    private Leaving EnterTarget(DataModificationSpecification node, string? alias = null, IList<TableReference>? from = null)
    {
        from ??= (node as UpdateDeleteSpecificationBase)?.FromClause?.TableReferences;
        var leaving = Enter(from);
        var scope = scopes.Peek();
        if (node.Target is NamedTableReference target)
        {
            // Of `UPDATE [i] … FROM [Ideas] AS [i]` the target is an alias.
            var name = target.SchemaObject.BaseIdentifier.Value;
            if (!scope.Knows(name)) scope.Add(alias ?? target.Alias?.Value ?? name, ColumnsOf(target));
            foreach (var image in new[] { "INSERTED", "DELETED" }) scope.Add(image, scope.ColumnsOf(alias ?? name));
        }

        return leaving;
    }

    private Leaving Enter(IList<TableReference>? tables)
    {
        scopes.Push(new Sources());
        foreach (var table in tables ?? []) Add(table);
        return new Leaving(scopes);
    }

    private void Add(TableReference table)
    {
        switch (table)
        {
            case JoinTableReference join:
                Add(join.FirstTableReference);
                Add(join.SecondTableReference);
                break;
            case JoinParenthesisTableReference inside:
                Add(inside.Join);
                break;
            case NamedTableReference named:
                scopes.Peek().Add((named.Alias ?? named.SchemaObject.BaseIdentifier).Value, ColumnsOf(named));
                break;
            case QueryDerivedTable derived:
                scopes.Peek().Add(derived.Alias.Value, derived.Columns.Count > 0 ? [.. derived.Columns.Select(column => column.Value)] : ColumnsOf(derived.QueryExpression));
                break;
            case InlineDerivedTable rows:
                scopes.Peek().Add(rows.Alias.Value, [.. rows.Columns.Select(column => column.Value)]);
                break;
            case OpenJsonTableReference json:
                scopes.Peek().Add(json.Alias?.Value ?? "OPENJSON", json.SchemaDeclarationItems.Count == 0 ? ["key", "value", "type"] : [.. json.SchemaDeclarationItems.Select(item => item.ColumnDefinition.ColumnIdentifier.Value)]);
                break;
            default:
                unknown.Add($"Nobody taught this test to read a {table.GetType().Name}.");
                break;
        }
    }

    /// <summary>Null where any column may be: the server's own views.</summary>
    private string[]? ColumnsOf(NamedTableReference named)
    {
        if (named.SchemaObject.SchemaIdentifier?.Value == "sys") return null;
        var name = named.SchemaObject.BaseIdentifier.Value;
        if (schema.TryGetValue(name, out var columns)) return [.. columns];
        unknown.Add($"There is no table {name}.");
        return null;
    }

    private static string[] ColumnsOf(QueryExpression query) => query switch
    {
        QuerySpecification select => [.. select.SelectElements.Select(NameOf)],
        BinaryQueryExpression both => ColumnsOf(both.FirstQueryExpression),
        QueryParenthesisExpression inside => ColumnsOf(inside.QueryExpression),
        _ => [],
    };

    private static string NameOf(SelectElement element) => element is SelectScalarExpression scalar
        ? scalar.ColumnName?.Value ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value ?? ""
        : "";

    /// <summary>The tables of one query by the names it gave them.</summary>
    private sealed class Sources
    {
        private readonly Dictionary<string, string[]?> columns = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string name, string[]? names) => columns[name] = names;

        public bool Knows(string name) => columns.ContainsKey(name);

        public bool Have(string column) => columns.Any(source => source.Value is null || source.Value.Contains(column, StringComparer.Ordinal));

        public bool Have(string name, string column) => columns[name]?.Contains(column, StringComparer.Ordinal) ?? true;

        public string[]? ColumnsOf(string name) => columns.GetValueOrDefault(name);
    }

    private sealed class Leaving(Stack<Sources> scopes) : IDisposable
    {
        public void Dispose() => scopes.Pop();
    }
}
