using Community.Builds;
using Community.Notifications;

namespace Community.Admin;

/// <summary>The count of every build is its likes.</summary>
public sealed class LikeCounts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var stored = await db.Builds.Select(build => new { build.Id, build.LikeCount }).ToDictionaryAsync(build => build.Id, build => build.LikeCount, stop);
        var counted = await db.BuildLikes.GroupBy(like => like.BuildId).Select(own => new { own.Key, Count = own.LongCount() }).ToDictionaryAsync(own => own.Key, own => own.Count, stop);
        return (stored.Count, Compare("build", stored, counted));
    }
}

/// <summary>Every build has the thread that is about it.</summary>
public sealed class ThreadsOfBuilds : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var stored = await db.Builds.Select(build => new { build.Id, build.ThreadId }).ToDictionaryAsync(build => build.Id, build => build.ThreadId, stop);
        var right = await db.Threads.Where(thread => thread.Subject == SubjectKind.Build).ToDictionaryAsync(thread => thread.SubjectId, thread => thread.Id, stop);
        return (stored.Count, Compare("build", stored, right));
    }
}

/// <summary>What is shown has a picture.</summary>
public sealed class BareBuilds : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var bare = await db.Builds.Where(build => build.State == BuildState.Published && !db.BuildPictures.Any(own => own.BuildId == build.Id)).Select(build => build.Id).ToListAsync(stop);
        return (await db.Builds.LongCountAsync(build => build.State == BuildState.Published, stop), [.. bare.Select(id => new Fault($"build {id}", "no picture", "one at least"))]);
    }
}
