using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Community.Database.Sqlite;

/// <summary>
/// EF makes a new command for every question, and SQLite would read its words and plan it anew, which is up to a quarter of the whole. This one lets a command do the
/// work that stays with the connection, ready to be asked again.
/// </summary>
internal sealed class KeptCommand : SqliteCommand
{
    private SqliteCommand? worker;
    private SqliteDataReader? reader;

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        if (Connection is not { State: ConnectionState.Open } connection || !ReadyStatements.IsKept(CommandText)) return base.ExecuteReader(behavior);
        worker ??= ReadyStatements.Of(connection).Take(CommandText);
        (worker.Transaction, worker.CommandTimeout) = (Transaction, CommandTimeout);
        worker.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters) worker.Parameters.Add(parameter);
        return reader = worker.ExecuteReader(behavior);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && worker is not null)
        {
            reader?.Dispose();
            ReadyStatements.Of(worker.Connection!).Give(worker);
            (worker, reader) = (null, null);
        }

        base.Dispose(disposing);
    }
}

/// <summary>Gives EF such commands.</summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        InterceptionResult<DbCommand>.SuppressWithResult(new KeptCommand { Connection = (SqliteConnection)eventData.Connection! });
}
