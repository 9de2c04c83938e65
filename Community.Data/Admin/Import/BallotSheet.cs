namespace Community.Admin;

/// <summary>One ballot of an import file: lends a vote, or takes it back.</summary>
internal sealed record BallotRow(int Line, string Idea, string Voter, DateTime At, bool Lends)
{
    public static readonly IReadOnlyList<string> Columns = ["idea", "voter", "at", "value"];

    public static Outcome<BallotRow> Of(CsvRow row, DateTime now)
    {
        if (row.Refusal is { } broken) return broken;
        var (idea, voter, at) = (ImportFields.Key(row["idea"]), ImportFields.Person(row["voter"]), ImportFields.Instant(row["at"], now));
        if ((idea.Refusal ?? voter.Refusal ?? at.Refusal) is { } refusal) return refusal;
        var value = row["value"].Trim();
        return value is "0" or "1" ? new BallotRow(row.Line, idea.Value, voter.Value, at.Value, value == "1") : ImportRefusals.NoBallot(value);
    }
}

/// <summary>A whole file of ballots, of which one counts for each person and idea: the latest, and of equal instants the lower line.</summary>
internal sealed class BallotSheet
{
    public BallotSheet(IReadOnlyList<CsvRow> rows, DateTime now)
    {
        Count = rows.Count;
        var good = new List<BallotRow>();
        foreach (var row in rows)
        {
            var ballot = BallotRow.Of(row, now);
            if (ballot.Refusal is { } refusal) Refused.Add(new RefusedRow(row.Line, refusal));
            else good.Add(ballot.Value);
        }

        Counting = [.. good.GroupBy(row => (row.Idea, row.Voter)).Select(own => own.OrderBy(row => row.At).ThenBy(row => row.Line).Last())];
        Superseded = good.Count - Counting.Count;
        FirstSeen = good.GroupBy(row => row.Voter, StringComparer.Ordinal).ToDictionary(own => own.Key, own => own.Min(row => row.At), StringComparer.Ordinal);
    }

    public int Count { get; }

    public List<BallotRow> Counting { get; }

    public int Superseded { get; }

    public List<RefusedRow> Refused { get; } = [];

    public IReadOnlyDictionary<string, DateTime> FirstSeen { get; }
}
