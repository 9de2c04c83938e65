using Community.Pictures;

namespace Community.Threads;

/// <summary>For moderation's own save: a post leaves the readers' eyes, or comes back, and the thread counts it.</summary>
internal static class Hiding
{
    /// <summary>Takes the locks of the subject and the thread. Answers whether anything changed; the same twice is once.</summary>
    public static async Task<bool> SetPostHiddenAsync(this CommunityDb db, long postId, bool hidden, CancellationToken stop)
    {
        var threadId = await db.Posts.Where(row => row.Id == postId).Select(row => (long?)row.ThreadId).FirstOrDefaultAsync(stop);
        if (threadId is null) return false;
        await db.HoldSubjectOfAsync(threadId.Value, stop);
        var thread = await db.HoldThreadAsync(threadId.Value, stop);
        var post = await db.Posts.FirstAsync(row => row.Id == postId, stop);
        if (post.HiddenAt is not null == hidden) return false;

        var before = post.IsReadable;
        post.HiddenAt = hidden ? db.Now : null;
        if (before != post.IsReadable) thread.PostCount += post.IsReadable ? 1 : -1;
        db.Record(thread, post, hidden ? ChangeKind.Hidden : ChangeKind.Restored);
        await db.OpenOrCloseAsync(db.PicturesOfPost(postId), stop);
        return true;
    }
}
