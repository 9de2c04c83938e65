using Community.Members;

namespace Community.Builds;

/// <summary>An author puts a build better that was shown already.</summary>
public sealed class EditBuild(CommunityDb db)
{
    /// <param name="member">Who edits.</param>
    /// <param name="buildId">Which build.</param>
    /// <param name="typed">All of it anew.</param>
    /// <param name="version">The version the editor saw; a newer one means that it was saved in between, elsewhere.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<BuildSaved>> By(Member? member, long buildId, BuildDraft typed, long version, CancellationToken stop = default) => db.SaveAsync<BuildSaved>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        if (build.State == BuildState.Draft) return BuildRefusals.NotPublished;
        if (build.Version != version) return Refusal.ChangedMeanwhile;

        var draft = typed.Clean();
        if (draft.RefusesKeeping() is { } tooMuch) return tooMuch;
        if (draft.RefusesPublishing() is { } incomplete) return incomplete;
        if (await db.WriteAsync(build, draft, member!, stop) is { } misplaced) return misplaced;
        // Another group may show itself to others.
        await db.OpenOrCloseAsync(build, stop);
        db.Raise(new BuildChanged(buildId, member!.Id));
        return new BuildSaved(buildId, build.Version);
    }, stop);
}
