using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Notifications;

namespace Community.Threads;

/// <summary>The one door to threads: who sees the subject sees its thread.</summary>
public static class ThreadQueries
{
    public static IQueryable<Thread> ThreadsVisibleTo(this CommunityDb db, Member? member) =>
        db.Threads.Where(thread => (thread.Subject == SubjectKind.Idea && db.Ideas.VisibleTo(member).Any(idea => idea.Id == thread.SubjectId))
            || (thread.Subject == SubjectKind.Build && db.Builds.VisibleTo(member).Any(build => build.Id == thread.SubjectId)));
}
