using Community.Builds;
using Community.Events;
using Community.Threads;

namespace Community.Notifications;

/// <summary>
/// Those named in a post hear that, whoever is answered hears that, and the thread's followers that there is something to read: once, until they have read it (decision 38).
/// </summary>
public sealed class TellOfPost(CommunityDb db) : IDurableFollowUp<PostPlaced>
{
    public async Task Run(PostPlaced happened, Occasion occasion, CancellationToken stop)
    {
        var post = await db.Posts.AsNoTracking().FirstAsync(row => row.Id == happened.PostId, stop);
        // Answers and stage changes are told by TellOfMove; what is gone by now is no news.
        if (post.Kind is PostKind.Answer or PostKind.StageChange || !post.IsReadable) return;
        var thread = await db.Threads.AsNoTracking().FirstAsync(row => row.Id == post.ThreadId, stop);
        if (thread.Subject == SubjectKind.Idea) await TellOfIdeaAsync(thread, post, occasion, stop);
        if (thread.Subject == SubjectKind.Build) await TellOfBuildAsync(thread, post, occasion, stop);
    }

    private async Task TellOfIdeaAsync(Thread thread, Post post, Occasion occasion, CancellationToken stop)
    {
        if (await db.Ideas.AnyAsync(idea => idea.Id == thread.SubjectId && idea.HiddenAt != null, stop)) return;
        var hearers = new Hearers(post.AuthorId).Tell(NoticeKind.Mentioned, await MentionedAsync(post, stop)).Tell(NoticeKind.Replied, await AnsweredAsync(post, stop))
            .Tell(NoticeKind.PostArrived, await db.FollowersOfIdea(thread.SubjectId).WithoutNewsOfAsync(db, thread.Id, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = thread.SubjectId, ThreadId = thread.Id, Seq = post.Seq }, stop);
    }

    private async Task TellOfBuildAsync(Thread thread, Post post, Occasion occasion, CancellationToken stop)
    {
        // What its author took back since, or was hidden, is no news either; and not everybody sees every build.
        if (await db.Builds.Listed().AsNoTracking().FirstOrDefaultAsync(row => row.Id == thread.SubjectId, stop) is not { } build) return;
        var hearers = new Hearers(post.AuthorId).Tell(NoticeKind.Mentioned, await db.WhoSeeAsync(build, await MentionedAsync(post, stop), stop))
            .Tell(NoticeKind.Replied, await db.WhoSeeAsync(build, await AnsweredAsync(post, stop), stop))
            .Tell(NoticeKind.PostArrived, await db.WhoSeeAsync(build, await db.FollowersOfBuild(build.Id).WithoutNewsOfAsync(db, thread.Id, stop), stop));
        await db.TellAsync(occasion, hearers, new Notice { BuildId = build.Id, ThreadId = thread.Id, Seq = post.Seq }, stop);
    }

    private Task<List<long>> MentionedAsync(Post post, CancellationToken stop) =>
        db.Mentions.Where(row => row.PostId == post.Id).Select(row => row.MemberId).ToListAsync(stop);

    private Task<List<long>> AnsweredAsync(Post post, CancellationToken stop) =>
        db.Posts.Where(row => row.ThreadId == post.ThreadId && row.Seq == post.ReplyToSeq).Select(row => row.AuthorId).ToListAsync(stop);
}
