using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Community.Database.SqlServer;

/// <summary>A SQL Server that is not there: what it is told is handed to <c>told</c>, and it answers just enough for EF to go on.</summary>
/// <remarks>A connection and no interceptor, since SQL Server's own command accepts no transaction but its own.</remarks>
internal sealed class PaperConnection(Action<string> told, Action<string>? transacted = null, bool finds = true) : DbConnection
{
    private ConnectionState state = ConnectionState.Closed;

    // Several readers at once, as the statements of a split query are read; EF would read ahead into memory otherwise, and ask for types that paper does not know.
    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=paper;Database=paper;MultipleActiveResultSets=true";

    public override string Database => "paper";

    public override string DataSource => "paper";

    public override string ServerVersion => "15.0";

    public override ConnectionState State => state;

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName)
    {
        // There is one only.
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        transacted?.Invoke(PaperTransaction.Begun);
        return new PaperTransaction(this, isolationLevel, transacted);
    }

    protected override DbCommand CreateDbCommand() => new PaperCommand(this, told, finds);
}

internal sealed class PaperTransaction(PaperConnection connection, IsolationLevel level, Action<string>? transacted) : DbTransaction
{
    public const string Begun = "BEGIN TRANSACTION";

    public const string Committed = "COMMIT TRANSACTION";

    public override IsolationLevel IsolationLevel => level;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => transacted?.Invoke(Committed);

    public override void Rollback()
    {
        // Nothing was written.
    }
}
