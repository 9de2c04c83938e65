using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Community.Database.Sqlite;

/// <summary>The portal on SQLite, the embedded default.</summary>
public sealed class SqliteCommunityDb(DbContextOptions<SqliteCommunityDb> options, Surroundings around) : CommunityDb(options, around)
{
    private const int UniqueKey = 2067;
    private const int PrimaryKey = 1555;

    private readonly DbContextOptions<SqliteCommunityDb> options = options;
    private readonly Surroundings around = around;

    /// <summary>A write transaction is the only one there is: nothing more to hold.</summary>
    public override Task LockAsync<TEntity>(long id, CancellationToken stop = default) => Task.CompletedTask;

    public override Task LockInboxesAsync(IReadOnlyList<long> members, CancellationToken stop = default) => Task.CompletedTask;

    /// <summary>Another takes it meanwhile.</summary>
    public override void Rest() => Database.SetDbConnection(null, contextOwnsConnection: true);

    public override IQueryable<long> FindIdeas(string kept, string folded) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM IdeaSearch WHERE IdeaSearch MATCH {SqliteSearch.Query(kept, folded)}");

    public override IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM IdeaSearch WHERE IdeaSearch MATCH {SqliteSearch.Any(foldedForms)}");

    public override IQueryable<long> FindBuilds(string kept, string folded) =>
        Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM BuildSearch WHERE BuildSearch MATCH {SqliteSearch.Query(kept, folded)}");

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

    public override async Task<long> FillAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken stop = default)
    {
        await Database.OpenConnectionAsync(stop);
        try
        {
            return SqliteFilling.Write((SqliteConnection)Database.GetDbConnection(), new FillColumns(Model.FindEntityType(typeof(TEntity))!), rows, stop);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueKey or PrimaryKey };

    /// <summary>The connection goes by itself, if nothing was left open on it: contexts that wait for their next would hold more of them than are needed.</summary>
    protected override void GiveBack()
    {
        base.GiveBack();
        this.GetService<IRelationalConnection>().Dispose();
    }

    /// <summary>Twins of this process wait in line, so whoever holds the file is another process: the write is put off, and not said to be under way.</summary>
    protected override bool IsLockTimeout(Exception exception) => false;

    /// <summary>Every save of this process goes through the writers' one connection; whoever stands in line for it needs none.</summary>
    protected override Task<ISaving> BeginSavingAsync(TimeSpan? patience, CancellationToken stop)
    {
        Rest();
        return around.Writers.BeginAsync(this, () => new SqliteCommunityDb(options, around), patience, stop);
    }

    /// <summary>The connection, opened once and as EF opens any other.</summary>
    internal SqliteConnection OpenForWriting()
    {
        var connection = (SqliteConnection)Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) Database.OpenConnection();
        return connection;
    }

    /// <summary>For good: whatever state it is in, nobody gets it after this.</summary>
    internal void CloseForWriting()
    {
        Database.GetDbConnection().Dispose();
        Dispose();
    }

    /// <summary>Works within somebody else's transaction until what is returned is disposed of, and reads by a connection of its own after that.</summary>
    internal async Task<IAsyncDisposable> JoinAsync(SqliteTransaction shared)
    {
        Database.SetDbConnection(shared.Connection, contextOwnsConnection: false);
        return new Joined(this, (await Database.UseTransactionAsync(shared))!);
    }

    private sealed class Joined(SqliteCommunityDb db, IDbContextTransaction used) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await used.DisposeAsync();
            db.Rest();
        }
    }
}
