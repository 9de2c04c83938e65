using Community.Members;

namespace Community.Builds;

/// <summary>An author takes a build back; nothing of it is lost, and it can be shown again.</summary>
public sealed class UnpublishBuild(CommunityDb db)
{
    public Task<Outcome<BuildSaved>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<BuildSaved>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        if (build.State == BuildState.Draft) return BuildRefusals.NotPublished;
        if (build.State == BuildState.Unpublished) return new BuildSaved(buildId, build.Version);

        build.State = BuildState.Unpublished;
        await db.OpenOrCloseAsync(build, stop);
        db.Raise(new BuildClosed(buildId, member!.Id));
        return new BuildSaved(buildId, build.Version);
    }, stop);
}
