using Community.Groups;
using Community.Members;

namespace Community.Builds;

/// <summary>The one door to builds.</summary>
public static class BuildQueries
{
    /// <summary>
    /// What is published is for everybody, or for those who belong to its group where that shows itself to members only. A draft, and what its author
    /// took back or deleted, is its author's alone; a hidden build is left to its author and to those who may restore it.
    /// </summary>
    public static IQueryable<Build> VisibleTo(this IQueryable<Build> builds, Member? member)
    {
        if (member is null) return builds.OpenToAll();
        var (me, standing) = (member.Id, member.Standing);
        if (standing.IsCommunityTeam || standing.IsAdministrator)
            return builds.Where(build => build.AuthorId == me || (build.State == BuildState.Published && build.DeletedAt == null));
        var tended = standing.Offices;
        if (tended.Length == 0)
        {
            return builds.Where(build => build.AuthorId == me
                || (build.State == BuildState.Published && build.DeletedAt == null
                    && build.HiddenAt == null && (build.GroupId == null || build.Group!.Visibility == GroupVisibility.Public
                        || build.Group.Memberships.Any(own => own.MemberId == me && own.Status == MembershipStatus.Active))));
        }

        return builds.Where(build => build.AuthorId == me
            || (build.State == BuildState.Published && build.DeletedAt == null
                && ((build.GroupId != null && tended.Contains(build.GroupId.Value))
                    || (build.HiddenAt == null && (build.GroupId == null || build.Group!.Visibility == GroupVisibility.Public
                        || build.Group.Memberships.Any(own => own.MemberId == me && own.Status == MembershipStatus.Active))))));
    }

    /// <summary>Those whose pictures have a public address.</summary>
    public static IQueryable<Build> OpenToAll(this IQueryable<Build> builds) =>
        builds.Listed().Where(build => build.GroupId == null || build.Group!.Visibility == GroupVisibility.Public);

    /// <summary>What galleries, feeds and search show of what the reader may see.</summary>
    public static IQueryable<Build> Listed(this IQueryable<Build> builds) =>
        builds.Where(build => build.State == BuildState.Published && build.DeletedAt == null && build.HiddenAt == null);

    /// <summary>The build with its row held, so that it is changed by one at a time; null where the member sees none. What the member holds is read anew.</summary>
    internal static async Task<Build?> HoldBuildAsync(this CommunityDb db, Member? member, long id, CancellationToken stop)
    {
        await db.LockAsync<Build>(id, stop);
        if (member is not null) await db.StandingOf(member, stop);
        return await db.Builds.VisibleTo(member).Include(row => row.Tags).FirstOrDefaultAsync(build => build.Id == id, stop);
    }

    /// <summary>One's own build, held; or why not.</summary>
    internal static async Task<Outcome<Build>> HoldOwnBuildAsync(this CommunityDb db, Member? member, long id, CancellationToken stop)
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldBuildAsync(member, id, stop) is not { } build) return Refusal.NotFound;
        return build.AuthorId == member.Id ? build : BuildRefusals.NotYours;
    }
}
