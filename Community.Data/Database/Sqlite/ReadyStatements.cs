using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>What one connection has been asked, as SQLite has read and planned it. Used by whoever has the connection, one at a time.</summary>
internal sealed class ReadyStatements
{
    /// <summary>The portal asks some hundred questions again and again; with this many it begins anew.</summary>
    private const int Most = 400;

    /// <summary>SQLite keeps a copy of what a statement was asked with until it is asked again.</summary>
    private const int LongestValue = 16 * 1024;

    private static readonly ConditionalWeakTable<SqliteConnection, ReadyStatements> All = [];

    // What reads rows or changes them. Some pragmas do their work while they are read, and would do nothing the second time.
    private static readonly string[] Kept = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadyWrite> writes = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;

    private ReadyStatements(SqliteConnection connection)
    {
        this.connection = connection;
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Closed) return;
            // The driver ends its own with the connection.
            idle.Clear();
            EndWrites();
        };
    }

    public static ReadyStatements Of(SqliteConnection connection) => All.GetValue(connection, one => new ReadyStatements(one));

    public static bool IsKept(string text) => Array.Exists(Kept, start => text.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The command for these words; while somebody still reads from it, another one.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "EF's words, or what was reviewed where it was written.")]
    public SqliteCommand Take(string text) => idle.Remove(text, out var ready) ? ready : new SqliteCommand(text, connection);

    /// <summary>To be told and run at once: there is only one of them.</summary>
    public ReadyWrite Writing(string text)
    {
        if (writes.TryGetValue(text, out var ready)) return ready;
        if (writes.Count >= Most) EndWrites();
        return writes[text] = new ReadyWrite(connection, text);
    }

    /// <summary>Nobody reads from it any more.</summary>
    public void Give(SqliteCommand command)
    {
        var isLarge = command.Parameters.Cast<SqliteParameter>().Any(parameter => parameter.Value is string { Length: > LongestValue } or byte[] { Length: > LongestValue });
        command.Parameters.Clear();
        command.Transaction = null;
        if (idle.Count >= Most) BeginAnew();
        if (isLarge || connection.State != ConnectionState.Open || !idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    private void BeginAnew()
    {
        foreach (var command in idle.Values) command.Dispose();
        idle.Clear();
    }

    private void EndWrites()
    {
        foreach (var write in writes.Values) write.Dispose();
        writes.Clear();
    }
}
