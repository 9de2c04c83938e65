using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Community.Database.SqlServer;

/// <summary>
/// All that the suite asked of SQLite, as SQL Server would have been asked: it can be said, it is T-SQL, and it names what there is. Runs after all others,
/// which is what forbidding company means, and sees what ran before it: all of it where the whole suite runs.
/// </summary>
[CollectionDefinition(Last, DisableParallelization = true)]
[Collection(Last)]
public sealed class StatementsTests
{
    public const string Last = "The statements of all other tests";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "tsql");

    [Fact]
    public async Task Every_statement_of_the_suite_is_good_T_SQL_over_tables_and_columns_that_exist()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "They are gathered while the suite runs on SQLite.");
        await Mirror.FinishAsync();
        Mirror.Put(nameof(OwnWays), OwnWays.Walk);
        var schema = SchemaOf();
        var statements = Mirror.Statements.Keys.Order(StringComparer.Ordinal).ToList();
        await KeepAsync(schema, statements);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{statements.Count} distinct statements for SQL Server, in {Folder}."));

        Assert.True(Mirror.Refused.Count == 0, string.Join("\n\n", Mirror.Refused.Select(refused => $"SQL Server's provider cannot say: {refused.Key}\n{refused.Value}")));
        var tables = Tsql.TablesOf(schema);
        var faults = statements.SelectMany(statement => FaultsIn(statement, tables).Select(fault => $"{fault}\n{statement}\nasked by {Mirror.Statements[statement]}")).ToList();
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    /// <summary>A test that nothing could fail would say nothing.</summary>
    [Theory]
    [InlineData("SELECT [i].[Id] FROM [Ideas] AS [i] WHERE [i].[Title] = @p0", "")]
    [InlineData("SELECT [i].[Id] FORM [Ideas] AS [i]", "Line 1")]
    [InlineData("SELECT [i].[Id] FROM [Ideas] AS [i] LIMIT 5", "Line 1")]
    [InlineData("SELECT [i].[Heading] FROM [Ideas] AS [i]", "no column i.Heading")]
    [InlineData("SELECT [j].[Id] FROM [Ideas] AS [i]", "no column j.Id")]
    [InlineData("SELECT [i].[Id] FROM [Idea] AS [i]", "no table Idea")]
    [InlineData("SELECT [n].[B] FROM (SELECT [i].[Id] AS [A] FROM [Ideas] AS [i]) AS [n]", "no column n.B")]
    [InlineData("SELECT [i].[Id] FROM [Ideas] AS [i] WHERE EXISTS (SELECT 1 FROM [Votes] AS [v] WHERE [v].[IdeaId] = [i].[Nr])", "no column i.Nr")]
    [InlineData("SELECT [i].[Id] FROM [Ideas] AS [i] WHERE DATEPART(year, [i].[Made]) = 2026", "no column i.Made")]
    [InlineData("UPDATE [i] SET [i].[Votes] = 1 FROM [Ideas] AS [i]", "no column i.Votes")]
    [InlineData("UPDATE [Ideas] SET [Titel] = @p0 OUTPUT 1 WHERE [Id] = @p1", "no column Titel")]
    [InlineData("DELETE FROM [Votes] OUTPUT 1 WHERE [Idea] = @p0", "no column Idea")]
    [InlineData("INSERT INTO [Votes] ([IdeaId], [Who]) OUTPUT INSERTED.[IdeaId] VALUES (@p0, @p1)", "no column Who")]
    [InlineData("INSERT INTO [Events] ([Kind]) OUTPUT INSERTED.[Nr] VALUES (@p0)", "no column INSERTED.Nr")]
    [InlineData("MERGE [Events] USING (VALUES (@p0, 0)) AS i ([Kind], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Kind]) VALUES (i.[Sort]) OUTPUT INSERTED.[Id], i._Position;", "no column i.Sort")]
    public void A_wrong_statement_is_found(string statement, string fault)
    {
        var found = FaultsIn(statement, Tsql.TablesOf(SchemaOf())).ToList();

        if (fault.Length == 0) Assert.Empty(found);
        else Assert.Contains(fault, Assert.Single(found), StringComparison.Ordinal);
    }

    private static IEnumerable<string> FaultsIn(string statement, IReadOnlyDictionary<string, IReadOnlySet<string>> tables)
    {
        try
        {
            return TsqlNames.UnknownIn(Tsql.Read(statement), tables);
        }
        catch (FormatException fault)
        {
            return [fault.Message];
        }
    }

    /// <summary>As the model makes it, with the table in which migrations are noted.</summary>
    private static string SchemaOf()
    {
        using var db = Paper.Context();
        return db.GetService<IHistoryRepository>().GetCreateScript() + "GO\n\n" + db.Database.GenerateCreateScript();
    }

    private static async Task KeepAsync(string schema, IEnumerable<string> statements)
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "schema.sql"), schema);
        await File.WriteAllTextAsync(Path.Combine(Folder, "statements.sql"), string.Join("\n-- @@\n", statements.Select(statement => statement.Trim())) + "\n");
    }
}
