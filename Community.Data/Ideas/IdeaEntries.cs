using Community.Members;
using Community.Threads;

namespace Community.Ideas;

/// <summary>An idea as a feed tells it: all of its text, rendered.</summary>
/// <param name="ChangedAt">When its words or its stage last changed, UTC.</param>
public sealed record IdeaEntry(long Id, string Title, string Slug, string Html, string Language, string LineName, Person Author, DateTime PublishedAt, DateTime ChangedAt, long ThreadId);

/// <summary>A stretch of a list as a feed tells it, and where the list goes on.</summary>
public sealed record IdeaEntryPage(IReadOnlyList<IdeaEntry> Entries, string? Next);

/// <summary>What visitors see of ideas, for feeds. Who asks is not looked at: a feed is read by programs that are nobody.</summary>
public static class IdeaEntries
{
    private const int PageSize = 30;
    private const int PostsShown = 50;

    public static async Task<IdeaEntryPage> EntriesAsync(this CommunityDb db, IdeaFilter filter, CancellationToken stop)
    {
        var page = await db.ListIdeasAsync(filter, member: null, PageSize, stop);
        var ids = page.Cards.Select(card => card.Id).ToList();
        var entries = await db.ReadEntriesAsync(db.Ideas.VisibleTo(null).Where(idea => ids.Contains(idea.Id)), stop);
        return new IdeaEntryPage([.. entries.OrderBy(entry => ids.IndexOf(entry.Id))], page.Next);
    }

    public static async Task<IdeaEntry?> EntryAsync(this CommunityDb db, long id, CancellationToken stop) =>
        (await db.ReadEntriesAsync(db.Ideas.VisibleTo(null).Where(idea => idea.Id == id), stop)).FirstOrDefault();

    /// <summary>The newest posts of a thread that the caller has read through its door; what was taken away or hidden is not among them.</summary>
    public static async Task<IReadOnlyList<PostView>> NewestPostsAsync(this CommunityDb db, long threadId, CancellationToken stop) =>
        await db.Views(db.Posts.AsNoTracking().Where(post => post.ThreadId == threadId && post.RemovedAt == null && post.HiddenAt == null).OrderByDescending(post => post.Seq).Take(PostsShown))
            .OrderByDescending(post => post.Seq).ToListAsync(stop);

    /// <summary>When the portal last heard of anything: nothing that a feed leaves out or takes in happens without an event.</summary>
    public static async Task<DateTime> LastEventAtAsync(this CommunityDb db, CancellationToken stop) =>
        await db.Events.OrderByDescending(row => row.Id).Select(row => (DateTime?)row.At).FirstOrDefaultAsync(stop) ?? DateTime.UnixEpoch;

    private static async Task<List<IdeaEntry>> ReadEntriesAsync(this CommunityDb db, IQueryable<Idea> ideas, CancellationToken stop)
    {
        var rows = await ideas.AsNoTracking().Select(idea => new
        {
            Idea = idea,
            Line = db.ProductLines.Where(line => line.Id == idea.LineId).Select(line => line.Name).First(),
            Author = db.Members.Where(member => member.Id == idea.AuthorId).Select(member => new Person(member.Id, member.Name, member.UserName!, member.Portrait)).First(),
            EditedAt = db.IdeaRevisions.Where(revision => revision.IdeaId == idea.Id).OrderByDescending(revision => revision.Version).Select(revision => (DateTime?)revision.At).FirstOrDefault(),
        }).ToListAsync(stop);
        return [.. rows.Select(row => new IdeaEntry(
            row.Idea.Id, row.Idea.Title, row.Idea.Slug, row.Idea.TodayHtml + row.Idea.BetterHtml, row.Idea.Language, row.Line, row.Author,
            row.Idea.PublishedAt ?? row.Idea.CreatedAt, row.EditedAt > row.Idea.StageSince ? row.EditedAt.Value : row.Idea.StageSince, row.Idea.ThreadId))];
    }
}
