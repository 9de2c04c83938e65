using Community.Members;

namespace Community.Builds;

/// <summary>How many like a build, and whether the asker is among them.</summary>
public sealed record Liking(long BuildId, long Likes, bool Liked);

/// <summary>A member likes a build.</summary>
public sealed class LikeBuild(CommunityDb db)
{
    public Task<Outcome<Liking>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<Liking>(async () =>
    {
        if (await db.HoldBuildAsync(member, buildId, stop) is not { } build) return Refusal.NotFound;
        if (build.RefusesLikeOf(member) is { } refusal) return refusal;
        // Two taps may land on two nodes: the lock puts them in line, and the second is no error.
        if (await db.BuildLikes.AnyAsync(like => like.BuildId == buildId && like.MemberId == member!.Id, stop)) return new Liking(buildId, build.LikeCount, true);

        db.BuildLikes.Add(new BuildLike { BuildId = buildId, MemberId = member!.Id, At = db.Now });
        build.LikeCount++;
        db.Raise(new LikesChanged(buildId));
        return new Liking(buildId, build.LikeCount, true);
    }, stop);
}

/// <summary>A member takes a like back.</summary>
public sealed class TakeBackLike(CommunityDb db)
{
    public Task<Outcome<Liking>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<Liking>(async () =>
    {
        if (await db.HoldBuildAsync(member, buildId, stop) is not { } build) return Refusal.NotFound;
        if (build.RefusesLikeOf(member) is { } refusal) return refusal;
        var like = await db.BuildLikes.FirstOrDefaultAsync(row => row.BuildId == buildId && row.MemberId == member!.Id, stop);
        if (like is null) return new Liking(buildId, build.LikeCount, false);

        db.BuildLikes.Remove(like);
        build.LikeCount--;
        db.Raise(new LikesChanged(buildId));
        return new Liking(buildId, build.LikeCount, false);
    }, stop);
}
