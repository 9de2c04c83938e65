using Community.Members;

namespace Community.Threads;

/// <summary>A member answers a post with a sign instead of words; the same sign twice is once.</summary>
public sealed class ReactToPost(CommunityDb db)
{
    public Task<Outcome<Placed>> By(Member? member, long threadId, long seq, string name, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (!await db.ThreadsVisibleTo(member).AnyAsync(row => row.Id == threadId, stop)) return Refusal.NotFound;
        if (ReactionNames.Named(name) is not { } reaction) return Refusal.NotFound;
        // The thread's lock puts two presses in line, so counters equal rows and no press is lost.
        var thread = await db.HoldThreadAsync(threadId, stop);
        var post = await db.Posts.FirstOrDefaultAsync(row => row.ThreadId == threadId && row.Seq == seq, stop);
        if (post is null) return Refusal.NotFound;
        if (post.RefusesReaction() is { } refusal) return refusal;
        if (await db.Reactions.AnyAsync(row => row.PostId == post.Id && row.MemberId == member.Id && row.Name == reaction, stop)) return new Placed(threadId, seq, post.Change);

        db.Reactions.Add(new Reaction { PostId = post.Id, MemberId = member.Id, Name = reaction });
        post.Count(reaction, 1);
        db.Record(thread, post, ChangeKind.Reacted);
        return new Placed(threadId, seq, post.Change);
    }, stop);
}
