using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Community.Bench;

/// <summary>The limit of rows A6 and A7: SQLite alone, durable at every commit, 200 votes or posts in each. Prints how many of either it keeps in a second.</summary>
internal static class Raw
{
    private const int InOne = 200;

    public static int Run(string folder, TimeSpan lasting)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, $"raw-{Guid.NewGuid():N}.db")}");
        connection.Open();
        Do(connection, """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE Ideas (Id INTEGER PRIMARY KEY, Votes INTEGER NOT NULL, LastSeq INTEGER NOT NULL);
            CREATE TABLE Votes (IdeaId INTEGER NOT NULL, MemberId INTEGER NOT NULL, At TEXT NOT NULL, PRIMARY KEY (IdeaId, MemberId)) WITHOUT ROWID;
            CREATE TABLE Posts (Id INTEGER PRIMARY KEY, ThreadId INTEGER NOT NULL, Seq INTEGER NOT NULL, Text TEXT NOT NULL, Html TEXT NOT NULL, At TEXT NOT NULL, UNIQUE (ThreadId, Seq));
            WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 60) INSERT INTO Ideas SELECT id, 0, 0 FROM n;
            """);
        var votes = Each(connection, lasting, "INSERT INTO Votes VALUES ($idea, $n, $at); UPDATE Ideas SET Votes = Votes + 1 WHERE Id = $idea;");
        var posts = Each(connection, lasting, "UPDATE Ideas SET LastSeq = LastSeq + 1 WHERE Id = $idea; INSERT INTO Posts (ThreadId, Seq, Text, Html, At) SELECT $idea, LastSeq, $words, $words, $at FROM Ideas WHERE Id = $idea;");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{votes:F0} {posts:F0}"));
        return 0;
    }

    private static double Each(SqliteConnection connection, TimeSpan lasting, string sql)
    {
        var (done, watch) = (0, Stopwatch.StartNew());
        while (watch.Elapsed < lasting)
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            var (idea, n, at) = (command.Parameters.Add("$idea", SqliteType.Integer), command.Parameters.Add("$n", SqliteType.Integer), command.Parameters.Add("$at", SqliteType.Text));
            command.Parameters.AddWithValue("$words", People.Words(1));
            for (var one = 0; one < InOne; one++, done++)
            {
                (idea.Value, n.Value, at.Value) = ((done % 60) + 1, done, DateTime.UtcNow);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
