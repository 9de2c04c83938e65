using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Community.Database.SqlServer;

/// <summary>What SQL Server would refuse of the schema, or warn of, found without asking it.</summary>
public sealed class SchemaTests
{
    private const int ClusteredBytes = 900;
    private const int IndexBytes = 1700;

    // Longer than any index or row of SQL Server: written texts and what is made from them, and what others shape.
    private static readonly string[] Unbounded =
    [
        "AspNetUserClaims.ClaimValue", "AspNetUserTokens.Value", "Builds.SearchFolded", "Builds.SearchKept", "Builds.Story", "Builds.StoryHtml", "DataProtectionKeys.Xml", "Events.Body", "Forwards.TextThen", "Groups.AboutHtml", "Groups.SearchFolded", "Groups.SearchKept",
        "IdeaRevisions.Text", "Ideas.BetterHtml", "Ideas.Concept", "Ideas.SearchFolded", "Ideas.SearchKept", "Ideas.TodayHtml", "IdempotencyKeys.Answer", "Posts.Html",
    ];

    private static readonly IReadOnlyList<IEntityType> Types = [.. Model().GetEntityTypes()];

    [Fact]
    public async Task The_script_for_those_who_change_schemas_by_hand_is_that_of_the_migrations()
    {
        await using var db = Paper.Context();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Community.Data/Database/SqlServer/schema.sql"));

        Assert.True(Lines(script).SequenceEqual(Lines(committed)), "Community.Data/Database/SqlServer/schema.sql is not what the migrations make; ./migrate writes it.");
        // The model as it stands and the script make the same tables.
        Assert.Equivalent(Tsql.TablesOf(db.Database.GenerateCreateScript()), Tsql.TablesOf(committed).Where(table => table.Key != "__EFMigrationsHistory").ToDictionary());
    }

    [Fact]
    public void Nothing_is_taken_along_by_two_ways()
    {
        Assert.All(Types, start =>
        {
            var ways = Below(start, []).GroupBy(type => type.Name).Where(group => group.Count() > 1).Select(group => group.Key);
            Assert.False(ways.Any(), $"SQL Server refuses two ways from {start.Name} to {string.Join(", ", ways)}.");
        });
    }

    [Fact]
    public void Every_key_and_index_is_short_enough()
    {
        var keys = Types.SelectMany(type => type.GetKeys()).Select(key => (Name: key.GetName()!, key.Properties, Most: key.IsPrimaryKey() ? ClusteredBytes : IndexBytes));
        var indexes = Types.SelectMany(type => type.GetIndexes()).Select(index => (Name: index.GetDatabaseName()!, index.Properties, Most: IndexBytes));
        var tooLong = keys.Concat(indexes).Select(key => (key.Name, Bytes: key.Properties.Sum(BytesOf), key.Most)).Where(key => key.Bytes > key.Most);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_text_has_the_length_that_its_rule_gives_it()
    {
        var texts = Types.SelectMany(type => type.GetProperties()).Where(property => property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) || property.ClrType == typeof(string));
        // What lies in a document of JSON has the document's length.
        var unbounded = texts.Where(property => property.GetMaxLength() is null && !property.DeclaringType.IsMappedToJson()).Select(property => $"{property.DeclaringType.GetTableName()}.{property.GetColumnName()}").Order(StringComparer.Ordinal);

        Assert.Equal(Unbounded, unbounded);
    }

    private static IModel Model()
    {
        using var db = Paper.Context();
        return db.Model;
    }

    private static IEnumerable<string> Lines(string script) => script.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);

    /// <summary>Whatever goes when a row of this goes, once for each way to it.</summary>
    private static IEnumerable<IEntityType> Below(IEntityType type, IReadOnlyList<IEntityType> above)
    {
        Assert.False(above.Contains(type), $"{type.Name} takes itself along.");
        return type.GetReferencingForeignKeys().Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .SelectMany(key => Below(key.DeclaringEntityType, [.. above, type]).Prepend(key.DeclaringEntityType));
    }

    private static int BytesOf(IProperty property) => property.GetColumnType() switch
    {
        "bigint" or "datetime2" or "float" => 8,
        "int" => 4,
        "date" => 3,
        "bit" => 1,
        "datetimeoffset" => 10,
        "uniqueidentifier" => 16,
        var text when text.StartsWith("nvarchar(", StringComparison.Ordinal) && int.TryParse(text[9..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var letters) => 2 * letters,
        var bytes when bytes.StartsWith("varbinary(", StringComparison.Ordinal) && int.TryParse(bytes[10..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) => most,
        var other => throw new NotSupportedException($"{property.Name} of {property.DeclaringType.Name} is a {other}; can that be indexed?"),
    };
}
