using Community.Groups;
using Community.Members;
using Community.Notifications;

namespace Community.Builds;

/// <summary>An author shows a build, or shows again what was taken back; it then keeps its place, its likes and what was said about it.</summary>
public sealed class PublishBuild(CommunityDb db)
{
    public Task<Outcome<BuildSaved>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<BuildSaved>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        // The answer to the first press was lost, and the author pressed again: what they want is so.
        if (build.State == BuildState.Published) return new BuildSaved(build.Id, build.Version);
        if (new BuildDraft(build.Title).RefusesPublishing() is { } incomplete) return incomplete;
        if (!await db.BuildPictures.AnyAsync(own => own.BuildId == buildId, stop)) return BuildRefusals.NeedsPicture;

        var first = build.PublishedAt is null;
        // A draft may be older than its author's membership.
        if (first && build.GroupId is { } group && !await db.Memberships.AnyAsync(own => own.GroupId == group && own.MemberId == build.AuthorId && own.Status == MembershipStatus.Active, stop)) return BuildRefusals.UnknownGroup;
        (build.State, build.PublishedAt) = (BuildState.Published, build.PublishedAt ?? db.Now);
        await db.OpenOrCloseAsync(build, stop);
        if (first) await db.FollowAsync(SubjectKind.Build, build.Id, build.AuthorId, stop);
        if (first) db.Raise(new BuildPublished(build.Id, build.AuthorId));
        else if (build.IsListed) db.Raise(new BuildReturned(build.Id, build.AuthorId));
        return new BuildSaved(build.Id, build.Version);
    }, stop);
}
