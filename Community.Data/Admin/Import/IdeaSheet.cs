namespace Community.Admin;

/// <summary>A whole file of ideas: the rows that can be kept, and those that cannot with the reason.</summary>
internal sealed class IdeaSheet
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public IdeaSheet(IReadOnlyList<CsvRow> rows, DateTime now)
    {
        Count = rows.Count;
        foreach (var row in rows) Take(row, now);
        FirstSeen = Good.GroupBy(row => row.Author, StringComparer.Ordinal).ToDictionary(own => own.Key, own => own.Min(row => row.At), StringComparer.Ordinal);
    }

    public int Count { get; }

    public List<IdeaRow> Good { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    /// <summary>When each person is first heard of; taken from the whole file, so that an interrupted import ends alike.</summary>
    public IReadOnlyDictionary<string, DateTime> FirstSeen { get; }

    private void Take(CsvRow row, DateTime now)
    {
        var idea = IdeaRow.Of(row, now);
        if (idea.Refusal is { } refusal) Refused.Add(new RefusedRow(row.Line, refusal));
        else if (!lines.TryAdd(idea.Value.Key, row.Line)) Refused.Add(new RefusedRow(row.Line, ImportRefusals.KeyTwice(idea.Value.Key, lines[idea.Value.Key])));
        else Good.Add(idea.Value);
    }
}
