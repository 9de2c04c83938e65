using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Community.Bench;

/// <summary>
/// The limit of rows A6 and A7: SQLite alone, durable at every commit, two hundred votes or posts in each, which leave the same rows in the same tables of the
/// same community as the portal's do before it answers. Nobody is asked anything, nothing is read but what is counted. Prints how many of either it keeps in a second.
/// </summary>
internal static class Raw
{
    private const int InOne = 200;

    private const string Vote = """
        INSERT INTO Events (At, Body, Kind) VALUES ($at, '{"IdeaId":' || $idea || '}', 'VotesChanged');
        INSERT INTO Follows (MemberId, Subject, SubjectId, At, "Left") VALUES ($member, 0, $idea, $at, 0) ON CONFLICT DO NOTHING;
        INSERT INTO GroupTallies (IdeaId, GroupId, Voters) VALUES ($idea, 0, 1) ON CONFLICT DO UPDATE SET Voters = Voters + 1;
        UPDATE Ideas SET VoteCount = VoteCount + 1, Rising = coalesce(Rising, 0) + 1 WHERE Id = $idea;
        INSERT INTO Votes (IdeaId, MemberId, At, HomeGroupId, K) VALUES ($idea, $member, $at, NULL, (SELECT Voters FROM GroupTallies WHERE IdeaId = $idea AND GroupId = 0));
        """;

    private const string Post = """
        UPDATE Threads SET LastSeq = LastSeq + 1, LastChange = LastChange + 1, PostCount = PostCount + 1, LastPostAt = $at WHERE Id = $thread;
        INSERT INTO Posts (ThreadId, Seq, Change, AuthorId, Kind, Badge, Text, Html, At, Bricks, Hearts, Ideas, Parties, Thinkings, Version)
            SELECT $thread, LastSeq, LastChange, $member, 0, 0, $words, $html, $at, 0, 0, 0, 0, 0, 1 FROM Threads WHERE Id = $thread;
        INSERT INTO ThreadChanges (ThreadId, Change, At, Kind, Seq) SELECT $thread, LastChange, $at, 0, LastSeq FROM Threads WHERE Id = $thread;
        INSERT INTO Follows (MemberId, Subject, SubjectId, At, "Left") VALUES ($member, 0, $idea, $at, 0) ON CONFLICT DO NOTHING;
        INSERT INTO Events (At, Body, Kind) SELECT $at, '{"ThreadId":' || $thread || ',"Change":' || LastChange || ',"Seq":' || LastSeq || ',"Kind":0}', 'ThreadChanged' FROM Threads WHERE Id = $thread;
        INSERT INTO Events (At, Body, Kind) SELECT $at, '{"PostId":1,"ThreadId":' || $thread || ',"Seq":' || LastSeq || '}', 'PostPlaced' FROM Threads WHERE Id = $thread;
        INSERT INTO PendingFollowUps (Attempts, DueAt, Error, EventId, Name) VALUES (0, $at, '', last_insert_rowid(), 'TellOfPost');
        """;

    public static int Run(string folder, TimeSpan lasting)
    {
        var file = Path.Combine(folder, $"raw-{Guid.NewGuid():N}.db");
        File.Copy(Path.Combine(folder, "portal.db"), file);
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Do(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; DELETE FROM Votes;");
        var ideas = File.ReadAllLines(Path.Combine(folder, "ideas.txt")).Select(long.Parse).ToArray();
        var members = Read(connection, "SELECT MemberId FROM AccessTokens ORDER BY Id");
        var threads = ideas.Select(idea => Read(connection, $"SELECT ThreadId FROM Ideas WHERE Id = {idea}")[0]).ToArray();
        // As the portal is asked: every member in turn on the next idea; nobody votes for the same twice.
        IEnumerable<(long Idea, long Thread, long Member)> all = [.. ideas.Zip(threads).SelectMany(idea => members.Select(member => (idea.First, idea.Second, member)))];
        var votes = Each(connection, lasting, Vote, all);
        var posts = Each(connection, lasting, Post, all);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{votes:F0} {posts:F0}"));
        return 0;
    }

    private static double Each(SqliteConnection connection, TimeSpan lasting, string sql, IEnumerable<(long Idea, long Thread, long Member)> all)
    {
        var (done, watch) = (0, Stopwatch.StartNew());
        foreach (var together in all.Chunk(InOne).TakeWhile(_ => watch.Elapsed < lasting))
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            var (idea, thread, member) = (command.Parameters.Add("$idea", SqliteType.Integer), command.Parameters.Add("$thread", SqliteType.Integer), command.Parameters.Add("$member", SqliteType.Integer));
            var at = command.Parameters.Add("$at", SqliteType.Text);
            command.Parameters.AddWithValue("$words", People.Words(1));
            command.Parameters.AddWithValue("$html", $"<p dir=\"auto\">{People.Words(1)}</p>\n");
            foreach (var one in together)
            {
                (idea.Value, thread.Value, member.Value, at.Value) = (one.Idea, one.Thread, one.Member, DateTime.UtcNow);
                command.ExecuteNonQuery();
                done++;
            }

            transaction.Commit();
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    private static long[] Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<long>();
        while (reader.Read()) found.Add(reader.GetInt64(0));
        return [.. found];
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
