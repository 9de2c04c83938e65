using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>
/// How all saves of this process reach one SQLite file (docs/decisions/0030): in line, on one connection, and in one transaction as long as others wait.
/// </summary>
/// <param name="patience">Nobody stands in line for longer: what holds the first one up may hold it up for minutes.</param>
public sealed class GroupCommit(TimeSpan patience) : IAsyncDisposable
{
    private const int InputOutput = 10;

    private readonly WriterLine line = new();
    private SqliteCommunityDb? keeper;
    private SharedTransaction? open;
    private bool closed;
    private bool heldUp;

    /// <summary>How long a transaction may stay open for others. With many in line this bounds how long the first of them waits.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for one's turn and begins a save in the transaction that is open, or in a new one. The context writes through it until the turn ends.</summary>
    /// <param name="db">Whose save it is.</param>
    /// <param name="another">Makes a context that keeps the writers' connection; EF sets up what it opens itself.</param>
    /// <param name="atMost">How long one's caller would wait, where that is less.</param>
    /// <param name="stop">Gives up the place in line; a turn that was given is taken.</param>
    internal async Task<ISaving> BeginAsync(SqliteCommunityDb db, Func<SqliteCommunityDb> another, TimeSpan? atMost, CancellationToken stop)
    {
        await EnterAsync(atMost < patience ? atMost.Value : patience, stop);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            open ??= Open(another);
            open.BeginSave();
            return new GroupedSave(this, open, await db.JoinAsync(open.Transaction));
        }
        catch (Exception exception)
        {
            // Those behind would only meet the same, each after as long a wait.
            line.TurnAway(exception);
            try
            {
                Lose(exception);
            }
            finally
            {
                line.Leave();
            }

            throw;
        }
    }

    /// <summary>Stands in line as a writer does and keeps the turn: nobody saves meanwhile.</summary>
    public async Task<IDisposable> HoldAsync(CancellationToken stop)
    {
        await line.EnterAsync(stop);
        CommitOpen();
        return new Held(line);
    }

    /// <summary>Lets whoever is in line finish, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await line.EnterAsync(CancellationToken.None);
        try
        {
            closed = true;
            // Whoever was here last may have passed the turn on with the transaction open.
            CommitOpen();
            keeper?.CloseForWriting();
        }
        finally
        {
            line.Leave();
        }
    }

    /// <summary>Ends the turn: the next in line goes on in the same transaction, or it is committed here.</summary>
    internal void EndTurn(SharedTransaction shared)
    {
        if (!shared.IsLost && !shared.IsFull && line.PassOn()) return;
        try
        {
            if (shared.IsLost) Lose(new SqliteException("SQLite took back the transaction by itself.", InputOutput));
            else CommitOpen();
        }
        finally
        {
            line.Leave();
        }
    }

    /// <summary>In one's turn: what is open is durable from here on, or everybody in it hears that it is not.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, everybody in the transaction is told.")]
    private void CommitOpen()
    {
        try
        {
            open?.Commit();
            open = null;
        }
        catch (Exception exception)
        {
            Lose(exception);
        }
    }

    private async Task EnterAsync(TimeSpan longest, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(longest);
        try
        {
            await line.EnterAsync(waiting.Token);
        }
        catch (OperationCanceledException waited) when (!stop.IsCancellationRequested)
        {
            // Whoever stands behind one that another process holds up is held up too, and not by a twin.
            throw heldUp ? new HeldUpException(waited) : new TimeoutException("The line of writers is long.", waited);
        }
    }

    private SharedTransaction Open(Func<SqliteCommunityDb> another)
    {
        heldUp = true;
        try
        {
            return new SharedTransaction(Connection(another).BeginTransaction(deferred: false), Longest);
        }
        finally
        {
            heldUp = false;
        }
    }

    private SqliteConnection Connection(Func<SqliteCommunityDb> another)
    {
        if (keeper is null)
        {
            keeper = another();
            KeepTakingBackInMemory(keeper.OpenForWriting());
        }

        var connection = keeper.OpenForWriting();
        // The driver, too, begins again while the file is held, for as long as its commands may take.
        connection.DefaultTimeout = (int)patience.TotalSeconds;
        return connection;
    }

    /// <summary>What a page was before a save touched it, in case that save is taken back: two writes to a file for each page otherwise, more than the log itself gets.</summary>
    private static void KeepTakingBackInMemory(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA temp_store = MEMORY";
        command.ExecuteNonQuery();
    }

    /// <summary>What is not known to be good is not used again: the next writer opens a connection of its own.</summary>
    private void Lose(Exception why)
    {
        var lost = open;
        var closing = keeper;
        (open, keeper) = (null, null);
        lost?.Fail(why);
        closing?.CloseForWriting();
    }

    private sealed class Held(WriterLine line) : IDisposable
    {
        public void Dispose() => line.Leave();
    }
}
