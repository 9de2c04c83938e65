using Community.Groups;
using Community.Ideas;
using Community.Members;

namespace Community.Builds;

/// <summary>A draft among one's own, and how many pictures it has.</summary>
public sealed record BuildDraftCard(long Id, string Title, int Pictures, DateTime TouchedAt);

/// <summary>One that its author took back, or deleted and can still have back.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">As it was last.</param>
/// <param name="Until">Null for what was only taken back.</param>
public sealed record BuildAsideCard(long Id, string Title, DateTime? Until);

/// <summary>What an author has begun, and where a build can belong.</summary>
public static class OwnBuilds
{
    private const int Most = 20;

    /// <summary>The last touched first.</summary>
    public static async Task<IReadOnlyList<BuildDraftCard>> BuildDraftsOfAsync(this CommunityDb db, Member member, CancellationToken stop = default) =>
        await db.Builds.AsNoTracking().VisibleTo(member).Where(build => build.AuthorId == member.Id && build.State == BuildState.Draft && build.DeletedAt == null)
            .OrderByDescending(build => build.TouchedAt).ThenByDescending(build => build.Id).Take(Most)
            .Select(build => new BuildDraftCard(build.Id, build.Title, db.BuildPictures.Count(own => own.BuildId == build.Id), build.TouchedAt)).ToListAsync(stop);

    /// <summary>Taken back or deleted, the last touched first.</summary>
    public static async Task<IReadOnlyList<BuildAsideCard>> BuildsAsideOfAsync(this CommunityDb db, Member member, CancellationToken stop = default)
    {
        var since = db.Now - Build.KeptDeleted;
        var rows = await db.Builds.AsNoTracking().VisibleTo(member).Where(build => build.AuthorId == member.Id && (build.DeletedAt == null ? build.State == BuildState.Unpublished : build.DeletedAt > since))
            .OrderByDescending(build => build.DeletedAt ?? build.TouchedAt).ThenByDescending(build => build.Id).Take(Most)
            .Select(build => new { build.Id, build.Title, build.DeletedAt }).ToListAsync(stop);
        return [.. rows.Select(row => new BuildAsideCard(row.Id, row.Title, row.DeletedAt + Build.KeptDeleted))];
    }

    /// <summary>The author's own groups, and the one in which the build is already.</summary>
    public static async Task<IReadOnlyList<Named>> GroupsForBuildAsync(this CommunityDb db, long authorId, long? groupId, CancellationToken stop = default) =>
        await db.Groups.Where(row => row.Id == groupId || row.Memberships.Any(own => own.MemberId == authorId && own.Status == MembershipStatus.Active))
            .OrderBy(row => row.Name).Select(row => new Named(row.Name, row.Slug)).ToListAsync(stop);
}
