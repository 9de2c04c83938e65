using Microsoft.Data.SqlClient;

namespace Community.Database.SqlServer;

/// <summary>The portal on SQL Server.</summary>
public sealed class SqlServerCommunityDb(DbContextOptions<SqlServerCommunityDb> options, Surroundings around) : CommunityDb(options, around)
{
    private const int DuplicateRow = 2601;
    private const int DuplicateKey = 2627;

    public override Task LockAsync<TEntity>(long id, CancellationToken stop = default)
    {
        var table = Model.FindEntityType(typeof(TEntity))!.GetTableName();
        // The table's name comes from the model, never from outside.
        var sql = $"SELECT 1 FROM [{table}] WITH (UPDLOCK, ROWLOCK) WHERE [Id] = {{0}}";
        return Database.ExecuteSqlRawAsync(sql, [id], stop);
    }

    public override Task LockInboxesAsync(IReadOnlyList<long> members, CancellationToken stop = default)
    {
        var ids = System.Text.Json.JsonSerializer.Serialize(members);
        return Database.ExecuteSqlAsync($"SELECT 1 FROM [Inboxes] WITH (UPDLOCK, ROWLOCK) WHERE [MemberId] IN (SELECT CAST([value] AS bigint) FROM OPENJSON({ids})) ORDER BY [MemberId]", stop);
    }

    // Full-text catalogs are an optional part of the server; the two normalised columns need only a scan of words.
    public override IQueryable<long> FindIdeas(string kept, string folded)
    {
        var (keptLike, foldedLike) = (Like(kept), Like(folded));
        return Ideas.Where(idea => EF.Functions.Like(" " + idea.SearchKept, keptLike) || EF.Functions.Like(" " + idea.SearchFolded, foldedLike)).Select(idea => idea.Id);
    }

    public override IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms)
    {
        var likes = foldedForms.Where(form => form.Length > 0).Select(Like).ToList();
        return Ideas.Where(idea => likes.Any(like => EF.Functions.Like(" " + idea.SearchFolded, like))).Select(idea => idea.Id);
    }

    public override Task CompleteSchemaAsync(CancellationToken stop = default) => Task.CompletedTask;

    public override Task<IReadOnlyList<string>> MissingPartsAsync(CancellationToken stop = default) => Task.FromResult<IReadOnlyList<string>>([]);

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: DuplicateRow or DuplicateKey };

    /// <summary>Every word as the beginning of a word, in the order written; nothing for an empty form.</summary>
    private static string Like(string form) => form.Length == 0 ? "" :
        "% " + string.Join("% ", form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("[", "[[]", StringComparison.Ordinal).Replace("%", "[%]", StringComparison.Ordinal).Replace("_", "[_]", StringComparison.Ordinal))) + "%";
}
