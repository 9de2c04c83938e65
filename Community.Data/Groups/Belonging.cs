using Community.Members;

namespace Community.Groups;

/// <summary>Coming and going, under the group's lock: the membership, the count and the home group move together.</summary>
internal static class Belonging
{
    public static async Task ArriveAsync(this CommunityDb db, Group group, Membership own, CancellationToken stop)
    {
        own.Status = MembershipStatus.Active;
        (own.JoinedAt, own.LeftAt, own.LeaveReason) = (db.Now, null, "");
        group.MemberCount++;
        await db.SaveChangesAsync(stop);

        // Two groups joined in one moment, or one joined while another is left: the member's row puts them in line.
        await db.LockAsync<Member>(own.MemberId, stop);
        await db.Members.Where(row => row.Id == own.MemberId && row.HomeGroupId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HomeGroupId, group.Id), stop);
        db.Raise(new MemberJoined(group.Id, own.MemberId));
        db.Raise(new RightsChanged(own.MemberId));
    }

    /// <summary>Ends an active membership; the home group moves to the oldest of the others. Votes stay with the group they were lent with.</summary>
    public static async Task DepartAsync(this CommunityDb db, Group group, Membership own, MembershipStatus to, CancellationToken stop)
    {
        (own.Status, own.LeftAt) = (to, db.Now);
        group.MemberCount--;
        await db.SaveChangesAsync(stop);
        await db.LockAsync<Member>(own.MemberId, stop);
        var next = await db.Memberships.Where(row => row.MemberId == own.MemberId && row.Status == MembershipStatus.Active)
            .OrderBy(row => row.JoinedAt).ThenBy(row => row.GroupId).Select(row => (long?)row.GroupId).FirstOrDefaultAsync(stop);
        await db.Members.Where(row => row.Id == own.MemberId && row.HomeGroupId == group.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HomeGroupId, next), stop);
        foreach (var office in await db.Deputyships.Where(row => row.GroupId == group.Id && row.MemberId == own.MemberId && row.EndedAt == null).ToListAsync(stop)) office.EndedAt = db.Now;
        db.Raise(new MemberLeft(group.Id, own.MemberId));
        db.Raise(new RightsChanged(own.MemberId));
    }
}
