using Community.Members;

namespace Community.Threads;

/// <summary>A member takes a sign back; one that is not there is no error.</summary>
public sealed class TakeBackReaction(CommunityDb db)
{
    public Task<Outcome<Placed>> By(Member? member, long threadId, long seq, string name, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (!await db.ThreadsVisibleTo(member).AnyAsync(row => row.Id == threadId, stop)) return Refusal.NotFound;
        if (ReactionNames.Named(name) is not { } reaction) return Refusal.NotFound;
        var thread = await db.HoldThreadAsync(threadId, stop);
        var post = await db.Posts.FirstOrDefaultAsync(row => row.ThreadId == threadId && row.Seq == seq, stop);
        if (post is null) return Refusal.NotFound;
        var row = await db.Reactions.FirstOrDefaultAsync(one => one.PostId == post.Id && one.MemberId == member.Id && one.Name == reaction, stop);
        if (row is null) return new Placed(threadId, seq, post.Change);

        db.Reactions.Remove(row);
        post.Count(reaction, -1);
        db.Record(thread, post, ChangeKind.Reacted);
        return new Placed(threadId, seq, post.Change);
    }, stop);
}
