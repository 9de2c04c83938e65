using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

/// <summary>What the tests of groups set up and look at.</summary>
internal static class Belongings
{
    public static Task<int> SetAsync(this Portal portal, Group group, JoinPolicy policy, GroupStatus status = GroupStatus.Recognised, GroupVisibility visibility = GroupVisibility.Public) =>
        portal.Look(db => db.Groups.Where(row => row.Id == group.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.JoinPolicy, policy).SetProperty(row => row.Status, status).SetProperty(row => row.Visibility, visibility)));

    public static Task<int> BelongAsync(this Portal portal, Member member, Group group, MembershipStatus status) => portal.Look(async db =>
    {
        var active = status == MembershipStatus.Active;
        db.Memberships.Add(new Membership { GroupId = group.Id, MemberId = member.Id, Status = status, AskedAt = db.Now, JoinedAt = active ? db.Now : null });
        if (active)
        {
            await db.Groups.Where(row => row.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.MemberCount, row => row.MemberCount + 1));
            await db.Members.Where(row => row.Id == member.Id && row.HomeGroupId == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.HomeGroupId, group.Id));
        }

        return await db.SaveChangesAsync();
    });

    public static Task<Membership?> MembershipAsync(this Portal portal, Member member, Group group) =>
        portal.Look(db => db.Memberships.AsNoTracking().FirstOrDefaultAsync(own => own.GroupId == group.Id && own.MemberId == member.Id));

    public static Task<long?> HomeOfAsync(this Portal portal, Member member) =>
        portal.Look(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.HomeGroupId).SingleAsync());

    /// <summary>The count equals the rows; answers it.</summary>
    public static async Task<long> AssertCountedAsync(this Portal portal, Group group)
    {
        var rows = await portal.Look(db => db.Memberships.ActiveIn(group.Id).LongCountAsync());
        Assert.Equal(rows, await portal.Look(db => db.Groups.Where(row => row.Id == group.Id).Select(row => row.MemberCount).SingleAsync()));
        return rows;
    }

    /// <summary>What the use cases told; the inboxes that move after them tell in their own time.</summary>
    public static Task<List<string>> EventsAsync(this Portal portal) => portal.Look(db => db.Events.Where(row => row.Kind != nameof(Notifications.InboxesChanged)).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync());
}
