using Npgsql;

namespace Community.Database.Postgres;

/// <summary>The portal on PostgreSQL.</summary>
public sealed class PostgresCommunityDb(DbContextOptions<PostgresCommunityDb> options, Surroundings around) : CommunityDb(options, around)
{
    private static readonly string[] SearchIndexes = ["IX_Ideas_SearchKept", "IX_Ideas_SearchFolded", "IX_Builds_SearchKept", "IX_Builds_SearchFolded"];

    internal static string Hurried(string connection) => new NpgsqlConnectionStringBuilder(connection) { Options = "-c synchronous_commit=off" }.ConnectionString;

    public override Task LockAsync<TEntity>(long id, CancellationToken stop = default)
    {
        var table = Model.FindEntityType(typeof(TEntity))!.GetTableName();
        // The table's name comes from the model, never from outside.
        var sql = $"SELECT 1 FROM \"{table}\" WHERE \"Id\" = {{0}} FOR UPDATE";
        return Database.ExecuteSqlRawAsync(sql, [id], stop);
    }

    public override Task LockInboxesAsync(IReadOnlyList<long> members, CancellationToken stop = default)
    {
        var ids = members.ToArray();
        return Database.ExecuteSqlAsync($"""SELECT 1 FROM "Inboxes" WHERE "MemberId" = ANY({ids}) ORDER BY "MemberId" FOR UPDATE""", stop);
    }

    public override IQueryable<long> FindIdeas(string kept, string folded)
    {
        var (keptQuery, foldedQuery) = (Prefixes(kept), Prefixes(folded));
        return Database.SqlQuery<long>($"""
            SELECT "Id" AS "Value" FROM "Ideas"
            WHERE to_tsvector('simple', "SearchKept") @@ to_tsquery('simple', {keptQuery}) OR to_tsvector('simple', "SearchFolded") @@ to_tsquery('simple', {foldedQuery})
            """);
    }

    public override async Task<IReadOnlyList<string>> MissingPartsAsync(CancellationToken stop = default)
    {
        var there = await Database.SqlQuery<string>($"SELECT indexname::text AS \"Value\" FROM pg_indexes WHERE schemaname = current_schema()").ToListAsync(stop);
        return [.. SearchIndexes.Except(there)];
    }

    public override IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms)
    {
        var query = string.Join(" | ", foldedForms.Where(form => form.Length > 0).Select(form => $"({Prefixes(form)})"));
        return Database.SqlQuery<long>($"""
            SELECT "Id" AS "Value" FROM "Ideas" WHERE to_tsvector('simple', "SearchFolded") @@ to_tsquery('simple', {query})
            """);
    }

    public override IQueryable<long> FindBuilds(string kept, string folded)
    {
        var (keptQuery, foldedQuery) = (Prefixes(kept), Prefixes(folded));
        return Database.SqlQuery<long>($"""
            SELECT "Id" AS "Value" FROM "Builds"
            WHERE to_tsvector('simple', "SearchKept") @@ to_tsquery('simple', {keptQuery}) OR to_tsvector('simple', "SearchFolded") @@ to_tsquery('simple', {foldedQuery})
            """);
    }

    public override Task CompleteSchemaAsync(CancellationToken stop = default) => Database.ExecuteSqlRawAsync("""
        CREATE INDEX IF NOT EXISTS "IX_Ideas_SearchKept" ON "Ideas" USING gin (to_tsvector('simple', "SearchKept"));
        CREATE INDEX IF NOT EXISTS "IX_Ideas_SearchFolded" ON "Ideas" USING gin (to_tsvector('simple', "SearchFolded"));
        CREATE INDEX IF NOT EXISTS "IX_Builds_SearchKept" ON "Builds" USING gin (to_tsvector('simple', "SearchKept"));
        CREATE INDEX IF NOT EXISTS "IX_Builds_SearchFolded" ON "Builds" USING gin (to_tsvector('simple', "SearchFolded"));
        """, stop);

    public override async Task<long> FillAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken stop = default)
    {
        var columns = new FillColumns(Model.FindEntityType(typeof(TEntity))!);
        await Database.OpenConnectionAsync(stop);
        try
        {
            var written = await PostgresFilling.WriteAsync((NpgsqlConnection)Database.GetDbConnection(), columns, rows, stop);
            if (columns.NumberedBy is { } id) await PostgresFilling.GoOnCountingAsync(Database, columns.Table, id, stop);
            return written;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    public override Task CopyOutAsync(Stream to, string between, CancellationToken stop = default) => PostgresCopy.OutAsync(this, to, stop);

    public override Task CopyInAsync(Stream from, CancellationToken stop = default) => PostgresCopy.InAsync(this, from, stop);

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsLockTimeout(Exception exception) => exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    protected override Task WaitAtMostAsync(TimeSpan patience, CancellationToken stop)
    {
        var sql = $"SET LOCAL lock_timeout = {(long)patience.TotalMilliseconds}";
        return Database.ExecuteSqlRawAsync(sql, stop);
    }

    /// <summary>Every word as the beginning of a word; quotes keep a member's words from being read as operators.</summary>
    private static string Prefixes(string form) =>
        string.Join(" & ", form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"'{word.Replace("'", "''", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal)}':*"));
}
