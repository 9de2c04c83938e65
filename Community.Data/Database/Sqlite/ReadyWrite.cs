using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Community.Database.Sqlite;

/// <summary>
/// A statement that changes rows and tells nothing back, ready with its connection. The driver's command makes objects for everything it is told and looks for each by
/// its name, which took longer than SQLite does; this one is told by place.
/// </summary>
internal sealed class ReadyWrite : IDisposable
{
    private const int OnStack = 1024;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public ReadyWrite(SqliteConnection connection, string text)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    /// <summary>Whether values of this type can be told, none at all among them.</summary>
    public static bool Takes(Type type) => type == typeof(string) || type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(byte) || type == typeof(bool) || type == typeof(double)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(Guid) || type == typeof(byte[]);

    /// <param name="place">From 1 on.</param>
    /// <param name="value">In the form that the driver gives to it, which is told in the documentation of Microsoft.Data.Sqlite under "Data types".</param>
    public void Tell(int place, object? value) => SqliteException.ThrowExceptionForRC(
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => Text(place, text),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            short number => raw.sqlite3_bind_int64(statement, place, number),
            byte number => raw.sqlite3_bind_int64(statement, place, number),
            bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, place, number),
            DateTime time => Text(place, time, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF"),
            DateTimeOffset time => Text(place, time, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFFzzz"),
            DateOnly day => Text(place, day, @"yyyy\-MM\-dd"),
            Guid id => Text(place, id.ToString().ToUpperInvariant()),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be told."),
        },
        database);

    /// <summary>Does it, and forgets what it was told.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Run()
    {
        try
        {
            var answer = raw.sqlite3_step(statement);
            if (answer != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(answer, database);
            return raw.sqlite3_changes(database);
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Ready to be told and run again.</summary>
    public void Forget()
    {
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    public void Dispose() => statement.Dispose();

    private int Text(int place, string text)
    {
        // An empty span has no address, and SQLite would take that for nothing.
        if (text.Length == 0) return raw.sqlite3_bind_text(statement, place, text);
        byte[]? rented = null;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(text, bytes);
        var answer = raw.sqlite3_bind_text(statement, place, bytes[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return answer;
    }

    private int Text<T>(int place, T value, string format) where T : IUtf8SpanFormattable
    {
        Span<byte> bytes = stackalloc byte[64];
        return value.TryFormat(bytes, out var length, format, CultureInfo.InvariantCulture) ? raw.sqlite3_bind_text(statement, place, bytes[..length]) : raw.SQLITE_TOOBIG;
    }
}
