using System.Collections;
using System.Data.Common;

namespace Community.Database.SqlServer;

/// <summary>
/// What paper answers. A query finds one row, so that the statements of a split query are asked as well; a save is told for each of its rows
/// that it was written, with a key where one is wanted.
/// </summary>
/// <param name="statement">What was asked.</param>
/// <param name="finds">The answer to whether something exists.</param>
internal sealed class PaperReader(string statement, bool finds) : DbDataReader
{
    // EF asks where in a MERGE a row stood by the last column, and how many columns there are.
    private const int LastColumn = 99;

    private static long lastKey = 1_000_000;

    private readonly bool saves = statement.Contains("OUTPUT ", StringComparison.Ordinal);
    private readonly bool merges = statement.Contains("_Position", StringComparison.Ordinal);
    private int row = -1;

    public override int FieldCount => LastColumn + 1;

    public override int RecordsAffected => 1;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(0);

    public override bool Read() => ++row == 0 || saves;

    public override bool NextResult()
    {
        row = -1;
        return saves;
    }

    public override long GetInt64(int ordinal) => saves ? Interlocked.Increment(ref lastKey) : 1;

    public override int GetInt32(int ordinal) => merges && ordinal == LastColumn ? row : 1;

    public override T GetFieldValue<T>(int ordinal) => (T)ValueOf(typeof(T));

    public override bool IsDBNull(int ordinal) => false;

    public override object GetValue(int ordinal) => 1;

    public override bool GetBoolean(int ordinal) => finds;

    public override byte GetByte(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override char GetChar(int ordinal) => 'a';

    // Some texts are read as a document of JSON.
    public override string GetString(int ordinal) => "{}";

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override DateTime GetDateTime(int ordinal) => (DateTime)ValueOf(typeof(DateTime));

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override string GetName(int ordinal) => $"c{ordinal}";

    public override int GetOrdinal(string name) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override int GetValues(object[] values) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();

    private static object ValueOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "",
        TypeCode.DateTime => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        _ when type == typeof(byte[]) => Array.Empty<byte>(),
        _ => Activator.CreateInstance(type)!,
    };
}
