namespace Community.Ideas;

/// <summary>How many authors were reminded.</summary>
public sealed record Reminded(int Drafts);

/// <summary>The portal reminds authors of drafts they have not touched for a day: once, and never a second time.</summary>
public sealed class RemindOfDrafts(CommunityDb db)
{
    public static readonly TimeSpan Untouched = TimeSpan.FromHours(24);
    private const int Batch = 50;

    public Task<Outcome<Reminded>> By(CancellationToken stop = default) => db.SaveAsync<Reminded>(async () =>
    {
        var (now, before) = (db.Now, db.Now - Untouched);
        // A draft without a word is no draft to anybody but us.
        var due = db.Ideas.Where(idea => idea.Stage == IdeaStage.Draft && idea.DraftReminderAt == null && idea.TouchedAt <= before && (idea.Title != "" || idea.Excerpt != ""));
        var drafts = await due.OrderBy(idea => idea.Id).Take(Batch).Select(idea => new { idea.Id, idea.AuthorId }).ToListAsync(stop);
        var reminded = 0;
        foreach (var draft in drafts)
        {
            // The update asks everything again: another node may remind, or the author write, at this very moment.
            if (await due.Where(idea => idea.Id == draft.Id).ExecuteUpdateAsync(row => row.SetProperty(idea => idea.DraftReminderAt, now), stop) == 0) continue;
            db.Raise(new DraftWaits(draft.Id, draft.AuthorId));
            reminded++;
        }

        return new Reminded(reminded);
    }, stop);
}
