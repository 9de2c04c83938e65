using Community.Pictures;
using Community.Text;

namespace Community.Threads;

/// <summary>What saves about posts share where pictures are in hand.</summary>
internal static class PicturesInPosts
{
    /// <summary>What a thread is about, held before the thread: whether its pictures open hangs on it.</summary>
    public static async Task HoldSubjectOfAsync(this CommunityDb db, long threadId, CancellationToken stop)
    {
        var thread = await db.Threads.AsNoTracking().FirstAsync(row => row.Id == threadId, stop);
        await db.HoldSubjectAsync(thread.Subject, thread.SubjectId, stop);
    }

    /// <summary>The same where the post has pictures; all others need not wait for anybody.</summary>
    public static async Task HoldSubjectOfPicturesAsync(this CommunityDb db, long threadId, long seq, CancellationToken stop)
    {
        if (await db.Posts.AnyAsync(post => post.ThreadId == threadId && post.Seq == seq && db.PostPictures.Any(own => own.PostId == post.Id), stop)) await db.HoldSubjectOfAsync(threadId, stop);
    }

    /// <summary>Whether these are others than the post shows, in another order, or said in other words.</summary>
    public static async Task<bool> ArrangesAnewAsync(this CommunityDb db, long postId, IReadOnlyList<ChosenPicture>? wanted, CancellationToken stop)
    {
        if (wanted is null) return false;
        var looks = (await db.PicturesOfPostsAsync([postId], stop))[postId].ToList();
        return looks.Count != wanted.Count || looks.Zip(wanted).Any(pair => pair.First.Id != pair.Second.Id || (pair.Second.Alt is { } alt && CleanText.Line(alt) != pair.First.Alt));
    }
}
