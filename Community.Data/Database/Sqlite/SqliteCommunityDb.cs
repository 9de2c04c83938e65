using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace Community.Database.Sqlite;

/// <summary>The portal on SQLite, the embedded default.</summary>
public sealed class SqliteCommunityDb(DbContextOptions<SqliteCommunityDb> options, Surroundings around) : CommunityDb(options, around)
{
    private const int UniqueKey = 2067;
    private const int PrimaryKey = 1555;

    private readonly Surroundings around = around;

    /// <summary>A write transaction is the only one there is: nothing more to hold.</summary>
    public override Task LockAsync<TEntity>(long id, CancellationToken stop = default) => Task.CompletedTask;

    public override Task LockInboxesAsync(IReadOnlyList<long> members, CancellationToken stop = default) => Task.CompletedTask;

    public override IQueryable<long> FindIdeas(string kept, string folded) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM IdeaSearch WHERE IdeaSearch MATCH {SqliteSearch.Query(kept, folded)}");

    public override IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM IdeaSearch WHERE IdeaSearch MATCH {SqliteSearch.Any(foldedForms)}");

    public override Task CompleteSchemaAsync(CancellationToken stop = default) => SqliteSearch.CompleteAsync(this, stop);

    public override Task<IReadOnlyList<string>> MissingPartsAsync(CancellationToken stop = default) => SqliteSearch.MissingAsync(this, stop);

    public override Task CopyOutAsync(Stream to, string between, CancellationToken stop = default) => SqliteCopy.OutAsync(this, to, between, stop);

    public override Task CopyInAsync(Stream from, CancellationToken stop = default) => SqliteCopy.InAsync(this, from, stop);

    /// <summary>Deferred: EF would begin as a writer and wait for the others.</summary>
    public override async Task<IDbContextTransaction> BeginReadingAsync(CancellationToken stop = default)
    {
        await Database.OpenConnectionAsync(stop);
        return (await Database.UseTransactionAsync(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true), stop))!;
    }

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueKey or PrimaryKey };

    /// <summary>Twins of this process wait in line, so whoever holds the file is another process: the write is put off, and not said to be under way.</summary>
    protected override bool IsLockTimeout(Exception exception) => false;

    protected override async Task<IDisposable?> EnterAsync(CancellationToken stop) => await around.Gate.EnterAsync(stop);
}
