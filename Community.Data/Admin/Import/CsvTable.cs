using System.Text.Unicode;
using CsvHelper;

namespace Community.Admin;

/// <summary>One row as it stands in the file: its fields by column, or the reason why it has none.</summary>
internal sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Fields, Refusal? Refusal = null)
{
    public string this[string column] => Fields[column];
}

/// <summary>A comma-separated file, read whole before anything is written: what is wrong with the file as such is found first.</summary>
internal static class CsvTable
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static async Task<Outcome<List<CsvRow>>> ReadAsync(Stream file, IReadOnlyList<string> columns, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, stop);
        // A reader that guesses would turn another encoding into question marks in people's names.
        var bytes = WithoutMark(memory.ToArray());
        return Utf8.IsValid(bytes.Span) ? Read(bytes, columns) : ImportRefusals.NotUtf8;
    }

    private static Outcome<List<CsvRow>> Read(ReadOnlyMemory<byte> bytes, IReadOnlyList<string> columns)
    {
        var open = 0;
        using var reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrackLineNumbers = true,
            OnMalformedRecord = found => open = found.Reason == CsvMalformedReason.UnterminatedQuote ? (int)found.LineNumber : open,
        });
        if (!reader.Read()) return ImportRefusals.EmptyFile;
        var header = Fields(reader).Select(name => name.Trim().ToLowerInvariant()).ToList();
        if (columns.FirstOrDefault(column => !header.Contains(column)) is { } missing) return ImportRefusals.MissingColumn(missing, columns);
        if (columns.FirstOrDefault(column => header.Count(name => name == column) > 1) is { } twice) return ImportRefusals.DoubleColumn(twice);

        var rows = new List<CsvRow>();
        while (reader.Read()) rows.Add(Row((int)reader.LineNumber, header, Fields(reader)));
        // An open quotation mark swallows every row below it; better to take none than to lose some.
        return open > 0 ? ImportRefusals.OpenQuote(open) : rows;
    }

    private static CsvRow Row(int line, List<string> header, List<string> fields)
    {
        if (fields.Count < header.Count) return new CsvRow(line, Nothing, ImportRefusals.TooFewFields);
        if (fields.Count > header.Count) return new CsvRow(line, Nothing, ImportRefusals.TooManyFields);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var column = 0; column < fields.Count; column++) named.TryAdd(header[column], fields[column]);
        return new CsvRow(line, named);
    }

    private static List<string> Fields(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
}
