using Community.Groups;

namespace Community.Admin;

/// <summary>What an inbox says is unread is unread.</summary>
public sealed class UnreadCounts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var stored = await db.Inboxes.Select(row => new { row.MemberId, row.Unread }).ToDictionaryAsync(row => row.MemberId, row => row.Unread, stop);
        var counted = await db.Notices.Where(row => row.ReadAt == null).GroupBy(row => row.MemberId).Select(own => new { own.Key, Count = own.LongCount() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, stop);
        foreach (var missing in counted.Keys.Where(member => !stored.ContainsKey(member)).ToList()) stored[missing] = 0;
        return (stored.Count, Compare("inbox of member", stored, counted));
    }
}

/// <summary>The count of a group is its active memberships.</summary>
public sealed class MemberCounts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var stored = await db.Groups.Select(row => new { row.Id, row.MemberCount }).ToDictionaryAsync(row => row.Id, row => row.MemberCount, stop);
        var counted = await db.Memberships.Where(row => row.Status == MembershipStatus.Active).GroupBy(row => row.GroupId).Select(own => new { own.Key, Count = own.LongCount() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, stop);
        return (stored.Count, Compare("group", stored, counted));
    }
}
