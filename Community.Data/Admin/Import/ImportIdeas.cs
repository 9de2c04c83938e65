using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Community.Notifications;

namespace Community.Admin;

/// <summary>
/// Ideas that were gathered elsewhere become open ideas here, with their authors: without a vote of their own, a milestone or a notice.
/// A key that is known already is left as it is, so the same file can come again, also after an import that was cut short.
/// </summary>
public sealed class ImportIdeas(CommunityDb db)
{
    private const int BatchSize = 100;

    /// <param name="member">An administrator, or the portal itself.</param>
    /// <param name="file">CSV in UTF-8.</param>
    /// <param name="line">Slug of the product line they belong to.</param>
    /// <param name="group">Slug of the group they belong to, or empty.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="stop">Cancels between two batches or within one, which then leaves nothing.</param>
    public async Task<Outcome<ImportReport>> By(Member? member, Stream file, string line, string group = "", IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        if (await db.RefusesImportByAsync(member, stop) is { } refusal) return refusal;
        var place = await PlaceAsync(line, group, stop);
        if (place.Refusal is { } misplaced) return misplaced;
        var table = await CsvTable.ReadAsync(file, IdeaRow.Columns, stop);
        if (table.Refusal is { } unreadable) return unreadable;

        var sheet = new IdeaSheet(table.Value, db.Now);
        var (added, done) = (0, 0);
        foreach (var batch in sheet.Good.Chunk(BatchSize))
        {
            added += (await db.SaveAsync<int>(() => AddAsync(batch, place.Value, sheet.FirstSeen, stop), stop)).Value;
            progress?.Report(new ImportProgress(done += batch.Length, sheet.Good.Count));
        }

        return new ImportReport(sheet.Count, added, 0, sheet.Good.Count - added, 0, sheet.Refused);
    }

    private async Task<Outcome<Place>> PlaceAsync(string line, string group, CancellationToken stop)
    {
        var lineId = await db.ProductLines.Where(row => row.Slug == line && row.ArchivedAt == null).Select(row => row.Id).FirstOrDefaultAsync(stop);
        if (lineId == 0) return ImportRefusals.NoSuchLine(line);
        if (group.Length == 0) return new Place(lineId, null);
        var groupId = await db.Groups.Where(row => row.Slug == group).Select(row => row.Id).FirstOrDefaultAsync(stop);
        return groupId == 0 ? ImportRefusals.NoSuchGroup(group) : new Place(lineId, groupId);
    }

    private async Task<Outcome<int>> AddAsync(IdeaRow[] batch, Place place, IReadOnlyDictionary<string, DateTime> firstSeen, CancellationToken stop)
    {
        var keys = batch.Select(row => row.Key).ToList();
        var known = await db.Ideas.Where(row => row.ImportKey != null && keys.Contains(row.ImportKey)).Select(row => row.ImportKey!).ToListAsync(stop);
        var fresh = batch.ExceptBy(known, row => row.Key, StringComparer.Ordinal).ToList();
        if (fresh.Count == 0) return 0;

        var people = await db.PeopleAsync(fresh.Select(row => row.Author), firstSeen, stop);
        var ideas = fresh.ConvertAll(row => Open(row, people[row.Author].Id, place));
        db.Ideas.AddRange(ideas);
        await db.SaveChangesAsync(stop);
        await GiveThreadsAsync(ideas, stop);
        db.IdeaRevisions.AddRange(ideas.Select(idea => new IdeaRevision { IdeaId = idea.Id, Version = 1, AuthorId = idea.AuthorId, At = idea.StageSince, Title = idea.Title, Text = idea.Concept }));
        db.StageMoves.AddRange(ideas.Select(idea => new StageMove { IdeaId = idea.Id, From = IdeaStage.Draft, To = IdeaStage.Open, ById = idea.AuthorId, At = idea.StageSince }));
        db.Raise(new IdeasImported(ideas.ConvertAll(idea => idea.Id)));
        return ideas.Count;
    }

    private async Task GiveThreadsAsync(List<Idea> ideas, CancellationToken stop)
    {
        var threads = ideas.ConvertAll(idea => new Thread { Subject = SubjectKind.Idea, SubjectId = idea.Id });
        db.Threads.AddRange(threads);
        await db.SaveChangesAsync(stop);
        foreach (var (idea, thread) in ideas.Zip(threads)) idea.ThreadId = thread.Id;
    }

    private static Idea Open(IdeaRow row, long authorId, Place place)
    {
        var idea = new Idea
        {
            AuthorId = authorId,
            ImportKey = row.Key,
            LineId = place.LineId,
            GroupId = place.GroupId,
            Language = row.Draft.Language,
            Stage = IdeaStage.Open,
            ConceptVersion = 1,
            CreatedAt = row.At,
            TouchedAt = row.At,
            PublishedAt = row.At,
            StageSince = row.At,
        };
        idea.Write(row.Draft);
        return idea;
    }

    private sealed record Place(long LineId, long? GroupId);
}
