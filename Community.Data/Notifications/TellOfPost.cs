using Community.Events;
using Community.Threads;

namespace Community.Notifications;

/// <summary>Those named in a post hear that, whoever is answered hears that, and the thread's followers that there is something to read.</summary>
public sealed class TellOfPost(CommunityDb db) : IDurableFollowUp<PostPlaced>
{
    public async Task Run(PostPlaced happened, Occasion occasion, CancellationToken stop)
    {
        var post = await db.Posts.AsNoTracking().FirstAsync(row => row.Id == happened.PostId, stop);
        // Answers and stage changes are told by TellOfMove; what is gone by now is no news.
        if (post.Kind is PostKind.Answer or PostKind.StageChange || !post.IsReadable) return;
        var thread = await db.Threads.AsNoTracking().FirstAsync(row => row.Id == post.ThreadId, stop);
        if (thread.Subject != SubjectKind.Idea || await db.Ideas.AnyAsync(idea => idea.Id == thread.SubjectId && idea.HiddenAt != null, stop)) return;

        var hearers = new Hearers(post.AuthorId)
            .Tell(NoticeKind.Mentioned, await db.Mentions.Where(row => row.PostId == post.Id).Select(row => row.MemberId).ToListAsync(stop))
            .Tell(NoticeKind.Replied, await db.Posts.Where(row => row.ThreadId == post.ThreadId && row.Seq == post.ReplyToSeq).Select(row => row.AuthorId).ToListAsync(stop))
            .Tell(NoticeKind.PostArrived, await db.FollowersOfIdeaAsync(thread.SubjectId, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = thread.SubjectId, ThreadId = thread.Id, Seq = post.Seq }, stop);
    }
}
