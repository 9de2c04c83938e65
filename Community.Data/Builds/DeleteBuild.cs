using Community.Members;

namespace Community.Builds;

/// <summary>An author deletes a build, or a draft of one. It is gone for everybody at once; for some days its author can have it back.</summary>
public sealed class DeleteBuild(CommunityDb db)
{
    public Task<Outcome<BuildSaved>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<BuildSaved>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.DeletedAt is not null) return new BuildSaved(buildId, build.Version);

        build.DeletedAt = db.Now;
        await db.OpenOrCloseAsync(build, stop);
        db.Raise(new BuildClosed(buildId, member!.Id));
        return new BuildSaved(buildId, build.Version);
    }, stop);
}

/// <summary>An author takes a deletion back: everything is where it was.</summary>
public sealed class RestoreBuild(CommunityDb db)
{
    public Task<Outcome<BuildSaved>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<BuildSaved>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.DeletedAt is null) return new BuildSaved(buildId, build.Version);

        build.DeletedAt = null;
        await db.OpenOrCloseAsync(build, stop);
        // A draft, or what was taken back before it was deleted, is still for nobody else to read.
        if (build.IsListed) db.Raise(new BuildReturned(buildId, build.AuthorId));
        return new BuildSaved(buildId, build.Version);
    }, stop);
}
