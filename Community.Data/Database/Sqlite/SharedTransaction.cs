using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Community.Database.Sqlite;

/// <summary>
/// One transaction for all who save at about the same time, so that they wait for the disk once and not each. Every save has a savepoint of its own and is
/// acknowledged after the commit; one that fails is taken back alone.
/// </summary>
/// <param name="transaction">Begun, and nobody in it.</param>
/// <param name="longest">How long it may stay open for others.</param>
internal sealed class SharedTransaction(SqliteTransaction transaction, TimeSpan longest)
{
    private const int MostSaves = 200;
    private const string Begin = "SAVEPOINT save";
    private const string Keep = "RELEASE save";
    private const string TakeBack = "ROLLBACK TO save";

    private readonly TaskCompletionSource fate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long began = Stopwatch.GetTimestamp();
    private int saves;
    private bool spoiled;

    public SqliteTransaction Transaction => transaction;

    /// <summary>It is to be committed though others wait.</summary>
    public bool IsFull => saves >= MostSaves || Stopwatch.GetElapsedTime(began) > longest;

    /// <summary>Ends when all of it is durable; fails when none of it is.</summary>
    public Task Fate => fate.Task;

    /// <summary>SQLite takes back the whole of it by itself when the disk is full or cannot be read; and where one save could not be taken back, nobody may keep it.</summary>
    public bool IsLost => spoiled || transaction.Connection is not { Handle: { } handle } || raw.sqlite3_get_autocommit(handle) != 0;

    public void BeginSave()
    {
        Do(Begin);
        saves++;
    }

    public void KeepSave() => Do(Keep);

    public void TakeBackSave()
    {
        if (IsLost) return;
        spoiled = true;
        Do(TakeBack);
        Do(Keep);
        spoiled = false;
    }

    public void Commit()
    {
        transaction.Commit();
        fate.SetResult();
    }

    public void Fail(Exception why)
    {
        fate.TrySetException(why);
        // Where nobody is left to hear it, that is no fault of its own.
        _ = fate.Task.Exception;
    }

    /// <summary>Every save says these, so they stay ready with the connection as other statements do.</summary>
    private void Do(string what) => ReadyStatements.Of(transaction.Connection!).Writing(what).Run();
}
