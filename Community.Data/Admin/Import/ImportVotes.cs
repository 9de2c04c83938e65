using Community.Ideas;
using Community.Members;

namespace Community.Admin;

/// <summary>
/// Ballots that were cast elsewhere on imported ideas become votes here, each at its own instant. One ballot of a person on an idea counts,
/// the latest; which one was counted is remembered, so that the same file can come again and change nothing.
/// </summary>
public sealed class ImportVotes(CommunityDb db)
{
    private const int BatchSize = 1_000;

    /// <param name="member">An administrator, or the portal itself.</param>
    /// <param name="file">CSV in UTF-8.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="stop">Cancels between two batches or within one, which then leaves nothing.</param>
    public async Task<Outcome<ImportReport>> By(Member? member, Stream file, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        if (await db.RefusesImportByAsync(member, stop) is { } refusal) return refusal;
        var table = await CsvTable.ReadAsync(file, BallotRow.Columns, stop);
        if (table.Refusal is { } unreadable) return unreadable;

        var sheet = new BallotSheet(table.Value, db.Now);
        var ideas = await IdeasAsync(sheet.Counting, stop);
        var unknown = sheet.Counting.Where(row => !ideas.ContainsKey(row.Idea)).Select(row => new RefusedRow(row.Line, ImportRefusals.NoSuchIdea(row.Idea)));
        var sum = new Counted(0, 0, 0, [.. sheet.Refused, .. unknown]);
        // Idea by idea, and within an idea in the order of the instants: every lock is taken once, and k counts as it did then.
        var ballots = sheet.Counting.Where(row => ideas.ContainsKey(row.Idea)).OrderBy(row => ideas[row.Idea]).ThenBy(row => row.At).ThenBy(row => row.Line).ToList();
        var done = 0;
        foreach (var batch in ballots.Chunk(BatchSize))
        {
            sum += (await db.SaveAsync<Counted>(() => CountAsync(batch, ideas, sheet.FirstSeen, stop), stop)).Value;
            progress?.Report(new ImportProgress(done += batch.Length, ballots.Count));
        }

        return new ImportReport(sheet.Count, sum.Lent, sum.TakenBack, sum.Unchanged, sheet.Superseded, [.. sum.Refused.OrderBy(row => row.Line)]);
    }

    private async Task<Dictionary<string, long>> IdeasAsync(List<BallotRow> ballots, CancellationToken stop)
    {
        var ideas = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var keys in ballots.Select(row => row.Idea).Distinct(StringComparer.Ordinal).Chunk(500))
        {
            var found = await db.Ideas.Where(row => row.ImportKey != null && keys.Contains(row.ImportKey)).Select(row => new { row.ImportKey, row.Id }).ToListAsync(stop);
            foreach (var idea in found) ideas[idea.ImportKey!] = idea.Id;
        }

        return ideas;
    }

    private async Task<Outcome<Counted>> CountAsync(BallotRow[] batch, Dictionary<string, long> ids, IReadOnlyDictionary<string, DateTime> firstSeen, CancellationToken stop)
    {
        var box = await BallotBox.OpenAsync(db, [.. batch.Select(row => ids[row.Idea]).Distinct().Order()], [.. batch.Select(row => row.Voter).Distinct(StringComparer.Ordinal)], stop);
        var fresh = batch.Where(row => !box.HasCounted(ids[row.Idea], row)).ToList();
        var open = fresh.Where(row => box.TakesVotes(ids[row.Idea])).ToList();
        var people = await db.PeopleAsync(open.Select(row => row.Voter), firstSeen, stop);
        foreach (var row in open) await box.CountAsync(ids[row.Idea], people[row.Voter], row, stop);
        if (box.Changed.Count > 0) db.Raise(new IdeasImported([.. box.Changed.Order()]));
        var refused = fresh.Except(open).Select(row => new RefusedRow(row.Line, ImportRefusals.Frozen(row.Idea)));
        return new Counted(box.Lent, box.TakenBack, batch.Length - fresh.Count + open.Count - box.Lent - box.TakenBack, [.. refused]);
    }

    private sealed record Counted(int Lent, int TakenBack, int Unchanged, IReadOnlyList<RefusedRow> Refused)
    {
        public static Counted operator +(Counted one, Counted other) =>
            new(one.Lent + other.Lent, one.TakenBack + other.TakenBack, one.Unchanged + other.Unchanged, [.. one.Refused, .. other.Refused]);
    }
}
