using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Community.Database.Sqlite;

/// <summary>
/// A connection that stays open from one context to the next. EF opens and closes around every query and with every context, and at each opening SQLite is told some
/// twenty functions anew; and what it has read of its statements would be forgotten each time (<see cref="KeptCommand"/>).
/// </summary>
/// <remarks>EF gives its functions to a connection that it is handed with its options, and only there.</remarks>
internal sealed class LastingConnection : SqliteConnection
{
    private readonly string pragmas;
    private bool ending;

    /// <param name="connectionString">Where.</param>
    /// <param name="pragmas">What it is told whenever it is opened.</param>
    public LastingConnection(string connectionString, string pragmas) : base(connectionString)
    {
        this.pragmas = pragmas;
        using var handing = new DbContext(new DbContextOptionsBuilder().UseSqlite(this).Options);
        _ = handing.Database.GetDbConnection();
    }

    /// <summary>As it was when it was opened: whoever had it left nothing behind.</summary>
    public bool IsClean => State == ConnectionState.Open && raw.sqlite3_get_autocommit(Handle) != 0;

    [SuppressMessage("Security", "CA2100", Justification = "The portal's own words.")]
    public override void Open()
    {
        base.Open();
        try
        {
            using var command = CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
        }
        catch
        {
            // Nobody gets one that does not keep the rules.
            base.Close();
            throw;
        }
    }

    /// <summary>Not before the end.</summary>
    public override void Close()
    {
        if (ending) base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        ending = true;
        base.Dispose(disposing);
    }
}
