using Community.Groups;
using Community.Ideas;
using Community.Members;

namespace Community.Builds;

/// <summary>A draft among one's own, and how many pictures it has.</summary>
public sealed record BuildDraftCard(long Id, string Title, int Pictures, DateTime TouchedAt);

/// <summary>What an author has begun, and where a build can belong.</summary>
public static class OwnBuilds
{
    private const int Most = 20;

    /// <summary>The last touched first.</summary>
    public static async Task<IReadOnlyList<BuildDraftCard>> BuildDraftsOfAsync(this CommunityDb db, Member member, CancellationToken stop = default) =>
        await db.Builds.AsNoTracking().VisibleTo(member).Where(build => build.AuthorId == member.Id && build.State == BuildState.Draft && build.DeletedAt == null)
            .OrderByDescending(build => build.TouchedAt).ThenByDescending(build => build.Id).Take(Most)
            .Select(build => new BuildDraftCard(build.Id, build.Title, db.BuildPictures.Count(own => own.BuildId == build.Id), build.TouchedAt)).ToListAsync(stop);

    /// <summary>The author's own groups, and the one in which the build is already.</summary>
    public static async Task<IReadOnlyList<Named>> GroupsForBuildAsync(this CommunityDb db, long authorId, long? groupId, CancellationToken stop = default) =>
        await db.Groups.Where(row => row.Id == groupId || row.Memberships.Any(own => own.MemberId == authorId && own.Status == MembershipStatus.Active))
            .OrderBy(row => row.Name).Select(row => new Named(row.Name, row.Slug)).ToListAsync(stop);
}
