using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>The portal on SQLite, the embedded default.</summary>
public sealed class SqliteCommunityDb(DbContextOptions<SqliteCommunityDb> options, Surroundings around) : CommunityDb(options, around)
{
    private const int UniqueKey = 2067;
    private const int PrimaryKey = 1555;

    private readonly Surroundings around = around;

    /// <summary>A write transaction is the only one there is: nothing more to hold.</summary>
    public override Task LockAsync<TEntity>(long id, CancellationToken stop = default) => Task.CompletedTask;

    public override IQueryable<long> FindIdeas(string kept, string folded) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM IdeaSearch WHERE IdeaSearch MATCH {SqliteSearch.Query(kept, folded)}");

    public override IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM IdeaSearch WHERE IdeaSearch MATCH {SqliteSearch.Any(foldedForms)}");

    public override Task CompleteSchemaAsync(CancellationToken stop = default) => SqliteSearch.CompleteAsync(this, stop);

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueKey or PrimaryKey };

    protected override async Task<IDisposable?> EnterAsync(CancellationToken stop) => await around.Gate.EnterAsync(stop);
}
