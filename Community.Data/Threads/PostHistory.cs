using Community.Members;

namespace Community.Threads;

/// <summary>What a post said, newest first.</summary>
public sealed record PostHistory(PostView Post, IReadOnlyList<PostVersion> Versions);

/// <summary>A post as it read from an instant on.</summary>
public sealed record PostVersion(string Html, DateTime At, bool IsNewest);

public static class PostHistories
{
    /// <summary>Null where there is no such post for this reader, or where its words are not shown any more.</summary>
    public static async Task<PostHistory?> HistoryAsync(this CommunityDb db, Member? member, long threadId, long seq, CancellationToken stop)
    {
        if (!await db.ThreadsVisibleTo(member).AnyAsync(thread => thread.Id == threadId, stop)) return null;
        var post = (await db.ViewsAsync(db.Posts.AsNoTracking().Where(row => row.ThreadId == threadId && row.Seq == seq), stop)).SingleOrDefault();
        if (post is not { IsReadable: true }) return null;
        var before = await db.PostRevisions.AsNoTracking().Where(row => row.PostId == post.Id).OrderByDescending(row => row.Version).ToListAsync(stop);
        // Old words are shown without links to members: who is called is what the post says now.
        return new PostHistory(post, [new PostVersion(post.Html, post.EditedAt ?? post.At, true), .. before.Select(row => new PostVersion(Markdown.Render(row.Text), row.At, false))]);
    }
}
