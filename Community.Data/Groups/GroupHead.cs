using Community.Builds;
using Community.Ideas;
using Community.Members;

namespace Community.Groups;

/// <summary>What stands over every page of a group: who it is, and how the reader stands to it.</summary>
/// <param name="Own">The reader's membership; null for a visitor and for who never asked.</param>
/// <param name="IsHome">Whether this is where the reader counts.</param>
/// <param name="Inside">Whether roster and talk are open to the reader.</param>
/// <param name="Tends">Whether the desk is the reader's.</param>
/// <param name="Leads">Whether the reader is the ambassador, who cannot leave before handing over.</param>
public sealed record GroupHead(Group Group, long Ideas, long Builds, MembershipStatus? Own, bool SignedIn, string? Handle, bool IsHome, bool Inside, bool Tends, bool Leads, DateTime? JoinedAt)
{
    public string Slug => Group.Slug;
}

public static class GroupHeads
{
    public static async Task<GroupHead?> GroupHeadAsync(this CommunityDb db, Member? member, string slug, CancellationToken stop)
    {
        var group = await db.Groups.VisibleTo(member).AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, stop);
        if (group is null) return null;
        var own = member is null ? null : await db.Memberships.AsNoTracking().FirstOrDefaultAsync(row => row.GroupId == group.Id && row.MemberId == member.Id, stop);
        var ideas = await db.Ideas.VisibleTo(member).Where(idea => idea.GroupId == group.Id).Listed().LongCountAsync(stop);
        var builds = await db.Builds.VisibleTo(member).Where(build => build.GroupId == group.Id).Listed().LongCountAsync(stop);
        var standing = member?.Standing ?? Standing.Visitor;
        return new GroupHead(
            group, ideas, builds, own?.Status, member is not null, member?.Handle, member is not null && own?.Status == MembershipStatus.Active && member.HomeGroupId == group.Id,
            group.ShowsInsideTo(standing, own?.Status), member is not null && standing.Tends(group.Id), standing.AmbassadorOf.Contains(group.Id), own?.JoinedAt);
    }
}
