using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>Why the file cannot be used, for whoever starts the portal.</summary>
internal static class SqliteTrouble
{
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public static string? InWords(SqliteException failed) => failed.SqliteErrorCode switch
    {
        ReadOnly or CannotOpen => "The database file cannot be opened for writing. Check the folder named in ConnectionStrings:Community and its rights.",
        NoDatabase => "The file named in ConnectionStrings:Community is no SQLite database.",
        _ => null,
    };
}
