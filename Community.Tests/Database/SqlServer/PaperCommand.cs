using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Community.Database.SqlServer;

/// <summary>A command whose parameters are SQL Server's own, for EF shapes them as such.</summary>
internal sealed class PaperCommand(PaperConnection connection, Action<string> told, bool finds) : DbCommand
{
    private readonly SqlCommand parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbTransaction? DbTransaction { get; set; }

    protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

    public override int ExecuteNonQuery()
    {
        told(CommandText);
        return 1;
    }

    public override object ExecuteScalar()
    {
        told(CommandText);
        return 1;
    }

    public override void Prepare()
    {
        // Paper prepares nothing.
    }

    public override void Cancel()
    {
        // Nor does it take time.
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        told(CommandText);
        return new PaperReader(CommandText, finds);
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing) parameters.Dispose();
        base.Dispose(disposing);
    }
}
