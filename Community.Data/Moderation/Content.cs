using Community.Ideas;
using Community.Notifications;
using Community.Threads;

namespace Community.Moderation;

/// <summary>What can be reported and decided on, an idea or a post, as far as moderation needs to know it.</summary>
/// <param name="Subject">An idea or a post.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="IdeaId">The idea itself, or the one whose thread the post stands in.</param>
/// <param name="GroupId">The group whose ambassador and deputies may decide.</param>
/// <param name="ThreadId">The idea's thread.</param>
/// <param name="Seq">The post's place in it.</param>
/// <param name="Hidden">Hidden by an earlier decision.</param>
/// <param name="Gone">Taken away by its author.</param>
/// <param name="Official">An answer or a stage change: part of the promise, not only of the talk.</param>
public sealed record Content(
    SubjectKind Subject, long SubjectId, long AuthorId, long IdeaId, long? GroupId, long ThreadId, long? Seq, bool Hidden, bool Gone, bool Official);

public static class ContentQueries
{
    /// <summary>The thing, or null when there is no such thing or it cannot be reported; drafts are their author's alone.</summary>
    public static Task<Content?> ContentAsync(this CommunityDb db, SubjectKind subject, long subjectId, CancellationToken stop) => subject switch
    {
        SubjectKind.Idea => db.Ideas.Where(idea => idea.Id == subjectId && idea.Stage != IdeaStage.Draft)
            .Select(idea => new Content(subject, subjectId, idea.AuthorId, idea.Id, idea.GroupId, idea.ThreadId, null, idea.HiddenAt != null, false, false))
            .FirstOrDefaultAsync(stop),
        SubjectKind.Post => db.Posts.Where(post => post.Id == subjectId)
            .Join(db.Threads.Where(thread => thread.Subject == SubjectKind.Idea), post => post.ThreadId, thread => thread.Id, (post, thread) => new { post, thread })
            .Join(db.Ideas, pair => pair.thread.SubjectId, idea => idea.Id, (pair, idea) => new Content(
                subject, subjectId, pair.post.AuthorId, idea.Id, idea.GroupId, pair.thread.Id, pair.post.Seq, pair.post.HiddenAt != null,
                pair.post.RemovedAt != null, pair.post.Kind == PostKind.Answer || pair.post.Kind == PostKind.StageChange))
            .FirstOrDefaultAsync(stop),
        _ => Task.FromResult<Content?>(null),
    };
}
