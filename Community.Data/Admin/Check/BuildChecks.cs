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

/// <summary>A feature is of a week that there is, and of a build that was shown.</summary>
public sealed class FeaturesOfWeeks : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var features = await db.BuildFeatures.Select(feature => new { feature.Week, feature.BuildId, Shown = db.Builds.Any(build => build.Id == feature.BuildId && build.PublishedAt != null) }).ToListAsync(stop);
        return (features.Count,
        [
            .. features.Where(feature => !FeatureWeek.IsKey(feature.Week)).Select(feature => new Fault($"feature {feature.Week}", "no week", "a week of ISO 8601")),
            .. features.Where(feature => !feature.Shown).Select(feature => new Fault($"feature {feature.Week}", $"build {feature.BuildId}, never shown", "a build that was shown")),
        ]);
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
