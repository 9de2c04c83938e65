using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>Why the file cannot be used, for whoever starts the portal.</summary>
internal static class SqliteTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>Held by another process, or no room left: it may be over in a moment.</summary>
    public static bool IsPassing(SqliteException failed) => failed.SqliteErrorCode is Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen;

    public static string? InWords(SqliteException failed) => failed.SqliteErrorCode switch
    {
        ReadOnly or CannotOpen => "The database file cannot be opened for writing. Check the folder named in ConnectionStrings:Community and its rights.",
        Busy or Locked => "Another process holds the database file. Let it end, and try again.",
        Full => "The disk that holds the database file is full.",
        NoDatabase => "The file named in ConnectionStrings:Community is no SQLite database.",
        _ => null,
    };
}
