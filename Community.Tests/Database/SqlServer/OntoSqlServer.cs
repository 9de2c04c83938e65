#pragma warning disable EF1001, EF9100 // See Mirror.
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Community.Database.SqlServer;

/// <summary>The same question over the tables of SQL Server; a search is asked anew, since each database has its own words for it.</summary>
/// <param name="paper">The context that is asked instead.</param>
/// <param name="values">The values of the question, to which those of a search are added.</param>
internal sealed partial class OntoSqlServer(SqlServerCommunityDb paper, Dictionary<string, object?> values) : ExpressionVisitor
{
    private int searches;

    protected override Expression VisitExtension(Expression node) => node switch
    {
        SqlQueryRootExpression searched => Search(searched),
        EntityQueryRootExpression root => new EntityQueryRootExpression(paper.Model.FindEntityType(root.EntityType.Name)!),
        QueryParameterExpression => node,
        _ => base.VisitExtension(node),
    };

    private Expression Search(SqlQueryRootExpression searched)
    {
        var argument = searched.Argument is QueryParameterExpression parameter ? values[parameter.Name] : ((ConstantExpression)searched.Argument).Value;
        if (!searched.Sql.Contains("MATCH", StringComparison.Ordinal) || argument is not object?[] { Length: 1 } matched)
            throw new InvalidOperationException($"SQL of one database outside its folder: {searched.Sql}");
        var forms = Form().Matches((string)matched[0]!).Select(match => (Column: match.Groups["column"].Value, Words: string.Join(' ', Word().Matches(match.Groups["words"].Value).Select(word => word.Groups["word"].Value)))).ToList();
        var kept = forms.Where(form => form.Column == "SearchKept").Select(form => form.Words).FirstOrDefault();
        var folded = forms.Where(form => form.Column == "SearchFolded").Select(form => form.Words).ToList();
        if (searched.Sql.Contains("BuildSearch", StringComparison.Ordinal)) return Own(paper.FindBuilds(kept ?? "", folded.FirstOrDefault() ?? ""));
        return Own(kept is null ? paper.FindIdeasWithAny(folded) : paper.FindIdeas(kept, folded.FirstOrDefault() ?? ""));
    }

    /// <summary>What the context itself asks, with its values under names that nothing else has.</summary>
    private Expression Own(IQueryable<long> search)
    {
        var (own, before) = (new Dictionary<string, object?>(StringComparer.Ordinal), $"search{++searches}_");
        var query = ((QueryCompiler)paper.GetService<IQueryCompiler>()).ExtractParameters(search.Expression, own, paper.GetService<IDiagnosticsLogger<DbLoggerCategory.Query>>());
        foreach (var (name, value) in own) values.Add(before + name, value);
        return new Renamed(before).Visit(query);
    }

    [GeneratedRegex("""(?<column>SearchKept|SearchFolded): \((?<words>("([^"]|"")*"\*? ?)+)\)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("\"(?<word>([^\"]|\"\")*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    private sealed class Renamed(string before) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is QueryParameterExpression value ? new QueryParameterExpression(before + value.Name, value.Type, value.TranslationMode, value.IsNonNullableReferenceType) : base.VisitExtension(node);
    }
}
