using System.Data;
using Community.Builds;
using Community.Ideas;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;

namespace Community.Database.SqlServer;

/// <summary>The portal on SQL Server.</summary>
public sealed class SqlServerCommunityDb(DbContextOptions<SqlServerCommunityDb> options, Surroundings around) : CommunityDb(options, around)
{
    private const int DuplicateRow = 2601;
    private const int DuplicateKey = 2627;
    private const int LockTimeout = 1222;

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
        var byKept = Likes(kept).Aggregate(Searched(kept), (ideas, like) => ideas.Where(idea => EF.Functions.Like(" " + idea.SearchKept, like)));
        return byKept.Select(idea => idea.Id).Union(Holding(folded));
    }

    public override IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms) =>
        foldedForms.Where(form => form.Length > 0).Select(Holding).Aggregate(Holding(""), (one, other) => one.Union(other));

    public override IQueryable<long> FindBuilds(string kept, string folded)
    {
        var byKept = Likes(kept).Aggregate(SearchedBuilds(kept), (builds, like) => builds.Where(build => EF.Functions.Like(" " + build.SearchKept, like)));
        var byFolded = Likes(folded).Aggregate(SearchedBuilds(folded), (builds, like) => builds.Where(build => EF.Functions.Like(" " + build.SearchFolded, like)));
        return byKept.Select(build => build.Id).Union(byFolded.Select(build => build.Id));
    }

    /// <summary>A snapshot: what a reader sees is of one moment, and no writer waits for them.</summary>
    public override Task<IDbContextTransaction> BeginReadingAsync(CancellationToken stop = default) => Database.BeginTransactionAsync(IsolationLevel.Snapshot, stop);

    /// <summary>Snapshots are kept only where the database is told to.</summary>
    public override Task CompleteSchemaAsync(CancellationToken stop = default) => Database.ExecuteSqlRawAsync(
        "IF (SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()) = 0 ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON", stop);

    public override async Task<IReadOnlyList<string>> MissingPartsAsync(CancellationToken stop = default)
    {
        var kept = await Database.SqlQuery<int>($"SELECT CAST(snapshot_isolation_state AS int) AS [Value] FROM sys.databases WHERE database_id = DB_ID()").ToListAsync(stop);
        return kept is [0] ? ["ALLOW_SNAPSHOT_ISOLATION"] : [];
    }

    public override async Task<long> FillAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken stop = default)
    {
        await Database.OpenConnectionAsync(stop);
        try
        {
            return await SqlServerFilling.WriteAsync((SqlConnection)Database.GetDbConnection(), new FillColumns(Model.FindEntityType(typeof(TEntity))!), rows, stop);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    public override Task CopyOutAsync(Stream to, string between, CancellationToken stop = default) => throw new NotSupportedException("SQL Server backs itself up.");

    public override Task CopyInAsync(Stream from, CancellationToken stop = default) => throw new NotSupportedException("SQL Server restores itself.");

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        // A provider's subjects may differ in case alone, and then they are two people.
        model.Entity<IdentityUserLogin<long>>().Property(row => row.ProviderKey).UseCollation("Latin1_General_100_BIN2");
    }

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: DuplicateRow or DuplicateKey };

    protected override bool IsLockTimeout(Exception exception) => exception.GetBaseException() is SqlException { Number: LockTimeout };

    /// <remarks>It lasts as long as the connection, which the pool gives out afresh.</remarks>
    protected override Task WaitAtMostAsync(TimeSpan patience, CancellationToken stop)
    {
        var sql = $"SET LOCK_TIMEOUT {(long)patience.TotalMilliseconds}";
        return Database.ExecuteSqlRawAsync(sql, stop);
    }

    private IQueryable<long> Holding(string folded) =>
        Likes(folded).Aggregate(Searched(folded), (ideas, like) => ideas.Where(idea => EF.Functions.Like(" " + idea.SearchFolded, like))).Select(idea => idea.Id);

    /// <summary>An empty form finds nothing, rather than everything.</summary>
    private IQueryable<Idea> Searched(string form) => form.Length > 0 ? Ideas : Ideas.Where(_ => false);

    private IQueryable<Build> SearchedBuilds(string form) => form.Length > 0 ? Builds : Builds.Where(_ => false);

    /// <summary>A pattern a word, each as the beginning of a word, in whatever order they stand.</summary>
    private static IEnumerable<string> Likes(string form) => form.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => $"% {word.Replace("[", "[[]", StringComparison.Ordinal).Replace("%", "[%]", StringComparison.Ordinal).Replace("_", "[_]", StringComparison.Ordinal)}%");
}
