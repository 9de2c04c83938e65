using Community.Builds;
using Community.Ideas;
using Community.Notifications;
using Community.Threads;

namespace Community.Moderation;

/// <summary>What can be reported and decided on, an idea, a build or a post, as far as moderation needs to know it.</summary>
/// <param name="Subject">An idea, a build or a post.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="Matter">An idea or a build: the thing itself, or what the thread is about in which the post stands.</param>
/// <param name="MatterId">Its id; who sees the matter sees the post.</param>
/// <param name="GroupId">The group whose ambassador and deputies may decide.</param>
/// <param name="ThreadId">The matter's thread.</param>
/// <param name="Seq">The post's place in it.</param>
/// <param name="Hidden">Hidden by an earlier decision.</param>
/// <param name="Gone">Taken away by its author.</param>
/// <param name="Official">An answer or a stage change: part of the promise, not only of the talk.</param>
public sealed record Content(
    SubjectKind Subject, long SubjectId, long AuthorId, SubjectKind Matter, long MatterId, long? GroupId, long ThreadId, long? Seq, bool Hidden, bool Gone, bool Official)
{
    public long? IdeaId => Matter == SubjectKind.Idea ? MatterId : null;

    public long? BuildId => Matter == SubjectKind.Build ? MatterId : null;

    /// <summary>A post that was taken away never comes back. A build may, and then it had better be hidden.</summary>
    public bool IsGoneForGood => Gone && Subject == SubjectKind.Post;
}

public static class ContentQueries
{
    /// <summary>The thing, or null when there is no such thing or it cannot be reported; drafts are their author's alone.</summary>
    public static Task<Content?> ContentAsync(this CommunityDb db, SubjectKind subject, long subjectId, CancellationToken stop) => subject switch
    {
        SubjectKind.Idea => db.Ideas.Where(idea => idea.Id == subjectId && idea.Stage != IdeaStage.Draft)
            .Select(idea => new Content(subject, subjectId, idea.AuthorId, subject, subjectId, idea.GroupId, idea.ThreadId, null, idea.HiddenAt != null, false, false))
            .FirstOrDefaultAsync(stop),
        SubjectKind.Build => db.Builds.Where(build => build.Id == subjectId && build.State != BuildState.Draft)
            .Select(build => new Content(
                subject, subjectId, build.AuthorId, subject, subjectId, build.GroupId, build.ThreadId, null, build.HiddenAt != null,
                build.DeletedAt != null || build.State == BuildState.Unpublished, false))
            .FirstOrDefaultAsync(stop),
        SubjectKind.Post => db.Posts.Where(post => post.Id == subjectId)
            .Join(db.Threads, post => post.ThreadId, thread => thread.Id, (post, thread) => new Content(
                subject, subjectId, post.AuthorId, thread.Subject, thread.SubjectId,
                thread.Subject == SubjectKind.Build
                    ? db.Builds.Where(build => build.Id == thread.SubjectId).Select(build => build.GroupId).FirstOrDefault()
                    : db.Ideas.Where(idea => idea.Id == thread.SubjectId).Select(idea => idea.GroupId).FirstOrDefault(),
                thread.Id, post.Seq, post.HiddenAt != null, post.RemovedAt != null, post.Kind == PostKind.Answer || post.Kind == PostKind.StageChange))
            .FirstOrDefaultAsync(stop),
        _ => Task.FromResult<Content?>(null),
    };
}
