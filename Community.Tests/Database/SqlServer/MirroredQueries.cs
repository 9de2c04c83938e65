#pragma warning disable EF1001 // See Mirror.
using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Community.Database.SqlServer;

/// <summary>Asks the database as ever, and puts each new shape of a question to paper: by its expression, and by which values are missing and how long the lists are.</summary>
internal sealed class MirroredQueries(
    IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model)
    : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
{
    private readonly DbContext around = current.Context;

    public override Expression ExtractParameters(Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> log, bool compiledQuery = false, bool generateContextAccessors = false)
    {
        var asked = base.ExtractParameters(query, parameters, log, compiledQuery, generateContextAccessors);
        Mirror.Once((ExpressionEqualityComparer.Instance.GetHashCode(asked), ShapeOf(parameters)), around, () => ExpressionPrinter.Print(asked), () => Later(asked, new Dictionary<string, object?>(parameters)));
        return asked;
    }

    private static Action<SqlServerCommunityDb> Later(Expression asked, Dictionary<string, object?> values) => paper =>
    {
        // How SQLite looks after its own schema is no question for another (OwnWays).
        if (asked is SqlQueryRootExpression own && own.Sql.Contains("sqlite_master", StringComparison.Ordinal)) return;
        var context = paper.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in values) context.Parameters.Add(name, value);
        new Missing(context.Parameters).Visit(asked);
        var query = new OntoSqlServer(paper, context.Parameters).Visit(asked);
        var rows = query.Type.GetInterfaces().Append(query.Type).FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>));
        var result = rows is null ? query.Type : typeof(IEnumerable<>).MakeGenericType(rows.GetGenericArguments());
        var ask = (Delegate)typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!.MakeGenericMethod(result).Invoke(paper.GetService<IDatabase>(), [query, false])!;
        if (ask.DynamicInvoke(context) is IEnumerable found and not string)
            foreach (var _ in found) continue;
    };

    /// <summary>A prepared question is met before it is asked by anything; on paper any value will do.</summary>
    private sealed class Missing(Dictionary<string, object?> values) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter) values.TryAdd(parameter.Name, AnyOf(parameter.Type));
            return base.VisitExtension(node);
        }

        private static object? AnyOf(Type type) => type == typeof(string) ? "a" : type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static int ShapeOf(Dictionary<string, object?> parameters)
    {
        var hash = new HashCode();
        foreach (var value in parameters.Values) hash.Add(value switch { null => -1, string => -2, ICollection many => LengthOf(many.Count), _ => -2 });
        return hash.ToHashCode();
    }

    // EF makes a parameter of each value, and fills up longer lists to the next ten.
    private static int LengthOf(int count) => count <= 5 ? count : (count + 9) / 10 * 10;
}
