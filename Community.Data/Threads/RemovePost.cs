using Community.Members;
using Community.Pictures;

namespace Community.Threads;

/// <summary>A member takes their own post away. A tombstone stays, so that replies keep their place and the thread its numbers.</summary>
public sealed class RemovePost(CommunityDb db)
{
    public Task<Outcome<Placed>> By(Member? member, long threadId, long seq, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (!await db.ThreadsVisibleTo(member).AnyAsync(row => row.Id == threadId, stop)) return Refusal.NotFound;
        await db.HoldSubjectOfPicturesAsync(threadId, seq, stop);
        var thread = await db.HoldThreadAsync(threadId, stop);
        var post = await db.Posts.FirstOrDefaultAsync(row => row.ThreadId == threadId && row.Seq == seq, stop);
        if (post is null) return Refusal.NotFound;
        if (post.RefusesRemovalBy(member.Id) is { } refusal) return refusal;
        // A second press is the same press.
        if (post.RemovedAt is not null) return new Placed(threadId, seq, post.Change);

        if (post.IsReadable) thread.PostCount--;
        post.RemovedAt = db.Now;
        db.Record(thread, post, ChangeKind.Removed);
        await db.OpenOrCloseAsync(db.PicturesOfPost(post.Id), stop);
        return new Placed(threadId, seq, post.Change);
    }, stop);
}
