using Community.Builds;
using Community.Database;
using Community.Ideas;
using Community.Members;
using Community.Notifications;

namespace Community.Threads;

/// <summary>The one door to threads: who sees the subject sees its thread.</summary>
public static class ThreadQueries
{
    private static readonly Prepared<long, long> OfOpenIdeas = new((db, ideaId, stop) => db.Ideas.VisibleTo(null).Where(idea => idea.Id == ideaId).Select(idea => idea.ThreadId).FirstOrDefault());

    /// <summary>The thread of an idea; 0 where the member sees none. What everybody sees is asked for first, since hardly anybody comes for anything else.</summary>
    public static async Task<long> ThreadOfIdeaAsync(this CommunityDb db, Member? member, long ideaId, CancellationToken stop)
    {
        if (await OfOpenIdeas.AskAsync(db, ideaId, stop) is > 0 and var open) return open;
        return await db.Ideas.VisibleTo(member).Where(idea => idea.Id == ideaId).Select(idea => idea.ThreadId).FirstOrDefaultAsync(stop);
    }

    public static IQueryable<Thread> ThreadsVisibleTo(this CommunityDb db, Member? member) =>
        db.Threads.Where(thread => (thread.Subject == SubjectKind.Idea && db.Ideas.VisibleTo(member).Any(idea => idea.Id == thread.SubjectId))
            || (thread.Subject == SubjectKind.Build && db.Builds.VisibleTo(member).Any(build => build.Id == thread.SubjectId)));
}
