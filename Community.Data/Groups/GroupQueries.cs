using Community.Members;

namespace Community.Groups;

/// <summary>The one door to groups.</summary>
public static class GroupQueries
{
    private static readonly GroupStatus[] WithPage = [GroupStatus.Recognised, GroupStatus.Lead, GroupStatus.Suspended, GroupStatus.Retired];
    private static readonly GroupStatus[] Running = [GroupStatus.Recognised, GroupStatus.Lead];

    /// <summary>A group has a page once it is recognised, and keeps it; what was only applied for is the community team's to see.</summary>
    public static IQueryable<Group> VisibleTo(this IQueryable<Group> groups, Member? member) =>
        member?.Standing is { IsCommunityTeam: true } or { IsAdministrator: true } ? groups : groups.Where(group => WithPage.Contains(group.Status));

    /// <summary>What lists and the map show.</summary>
    public static IQueryable<Group> Listed(this IQueryable<Group> groups) => groups.Where(group => Running.Contains(group.Status));

    /// <summary>Those who belong, and not those who asked, left or were shown out.</summary>
    public static IQueryable<Membership> ActiveIn(this IQueryable<Membership> memberships, long groupId) =>
        memberships.Where(own => own.GroupId == groupId && own.Status == MembershipStatus.Active);

    /// <summary>The group with its row held, so that its members are counted by one at a time; null where the member sees none.</summary>
    internal static async Task<Group?> HoldGroupAsync(this CommunityDb db, Member? member, string slug, CancellationToken stop)
    {
        var id = await db.Groups.VisibleTo(member).Where(group => group.Slug == slug).Select(group => group.Id).FirstOrDefaultAsync(stop);
        if (id == 0) return null;
        await db.LockAsync<Group>(id, stop);
        return await db.Groups.FirstAsync(group => group.Id == id, stop);
    }

    /// <summary>Names are given one at a time, since no key judges two groups that take the same one at once; held before the group itself.</summary>
    internal static Task LockNamesAsync(this CommunityDb db, CancellationToken stop) => db.LockAsync<Member>(Member.PortalId, stop);

    internal static Task<Membership?> MembershipAsync(this CommunityDb db, long groupId, long memberId, CancellationToken stop) =>
        db.Memberships.FirstOrDefaultAsync(own => own.GroupId == groupId && own.MemberId == memberId, stop);

    internal static Task<Membership?> MembershipOfAsync(this CommunityDb db, long groupId, string handle, CancellationToken stop) =>
        db.Memberships.FirstOrDefaultAsync(own => own.GroupId == groupId && db.Members.Any(row => row.Id == own.MemberId && row.UserName == handle), stop);
}
