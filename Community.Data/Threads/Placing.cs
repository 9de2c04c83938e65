using Community.Database;

namespace Community.Threads;

/// <summary>Writing into a thread under its lock, so that Seq and Change count without gaps.</summary>
internal static class Placing
{
    private static readonly Prepared<long, Thread> ById = new((db, id, stop) => db.Threads.First(row => row.Id == id));

    public static async Task<Post> PlaceAsync(this CommunityDb db, long threadId, Post post, CancellationToken stop)
    {
        var thread = await db.HoldThreadAsync(threadId, stop);
        post.ThreadId = threadId;
        post.Seq = ++thread.LastSeq;
        (post.At, thread.LastPostAt) = (db.Now, db.Now);
        thread.PostCount++;
        db.Posts.Add(post);
        db.Record(thread, post, ChangeKind.Posted);
        await db.SaveChangesAsync(stop);
        db.Raise(new PostPlaced(post.Id, threadId, post.Seq));
        return post;
    }

    /// <summary>The thread's row, locked until the save ends.</summary>
    public static async Task<Thread> HoldThreadAsync(this CommunityDb db, long threadId, CancellationToken stop)
    {
        await db.LockAsync<Thread>(threadId, stop);
        return await ById.AskAsync(db, threadId, stop);
    }

    /// <summary>Counts one happening: the thread's next Change, its row, and the event that shows it live.</summary>
    public static void Record(this CommunityDb db, Thread thread, Post post, ChangeKind kind)
    {
        post.Change = ++thread.LastChange;
        db.ThreadChanges.Add(new ThreadChange { ThreadId = thread.Id, Change = thread.LastChange, Seq = post.Seq, Kind = kind, At = db.Now });
        db.Raise(new ThreadChanged(thread.Id, thread.LastChange, post.Seq, kind));
    }
}
