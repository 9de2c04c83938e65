using Community.Database;
using Community.Members;
using Community.Notifications;

namespace Community.Threads;

/// <summary>A post with the words as they were typed; empty where it was taken away or hidden.</summary>
public sealed record PostEntry(PostView View, string Text);

/// <summary>A stretch of what happened in a thread.</summary>
/// <param name="Posts">Each once, in the order of its last change.</param>
/// <param name="Change">Up to where the stretch tells.</param>
/// <param name="HasMore">Whether more happened after it.</param>
public sealed record PostStretch(IReadOnlyList<PostEntry> Posts, long Change, bool HasMore);

public static class PostsAfterChange
{
    private static readonly Prepared<long, long, Found?> Entries = new((db, threadId, seq, stop) => (
        from view in db.Views(db.Posts)
        where view.ThreadId == threadId && view.Seq == seq
        join post in db.Posts on view.Id equals post.Id
        select new Found(view, post.Text, db.ThreadsVisibleTo(null).Any(open => open.Id == threadId))).AsNoTracking().FirstOrDefault());

    /// <summary>The posts that were placed or touched after a change; null where there is no such idea for this member.</summary>
    /// <remarks>Walks the changes, whose key it can seek: a post stands at its last one, and an earlier one says nothing more.</remarks>
    public static async Task<PostStretch?> PostsAfterAsync(this CommunityDb db, Member? member, long ideaId, long after, int take, CancellationToken stop)
    {
        var thread = await db.ThreadsVisibleTo(member).AsNoTracking().FirstOrDefaultAsync(row => row.Subject == SubjectKind.Idea && row.SubjectId == ideaId, stop);
        if (thread is null) return null;
        var walked = await db.ThreadChanges.Where(row => row.ThreadId == thread.Id && row.Change > after && row.Change <= thread.LastChange)
            .Where(row => db.Posts.Any(post => post.ThreadId == row.ThreadId && post.Seq == row.Seq && post.Change == row.Change))
            .OrderBy(row => row.Change).Take(take + 1).Select(row => new { row.Seq, row.Change }).ToListAsync(stop);
        var page = walked.Take(take).Select(row => row.Seq).ToList();
        var posts = await db.EntriesAsync(db.Posts.Where(post => post.ThreadId == thread.Id && page.Contains(post.Seq)), stop);
        var more = walked.Count > take;
        // What was touched again in between stands further on by now, and is told where it stands.
        return new PostStretch([.. posts.Where(post => post.View.Change <= thread.LastChange).OrderBy(post => post.View.Change)], more ? walked[take - 1].Change : thread.LastChange, more);
    }

    /// <summary>One post, for whoever sees its thread.</summary>
    public static async Task<PostEntry?> PostEntryAsync(this CommunityDb db, Member? member, long threadId, long seq, CancellationToken stop)
    {
        if (await Entries.AskAsync(db, threadId, seq, stop) is not { } found) return null;
        if (!found.IsOpen && !await db.ThreadsVisibleTo(member).AnyAsync(thread => thread.Id == threadId, stop)) return null;
        return new PostEntry((await db.WithPicturesAsync([found.View], stop))[0], found.View.IsReadable ? found.Text : "");
    }

    private static async Task<IReadOnlyList<PostEntry>> EntriesAsync(this CommunityDb db, IQueryable<Post> posts, CancellationToken stop)
    {
        var rows = await db.Views(posts).Join(db.Posts, view => view.Id, post => post.Id, (view, post) => new { view, post.Text }).AsNoTracking().ToListAsync(stop);
        var views = await db.WithPicturesAsync([.. rows.Select(row => row.view)], stop);
        return [.. views.Zip(rows, (view, row) => new PostEntry(view, view.IsReadable ? row.Text : ""))];
    }

    /// <param name="IsOpen">Everybody sees its thread.</param>
    private sealed record Found(PostView View, string Text, bool IsOpen);
}
