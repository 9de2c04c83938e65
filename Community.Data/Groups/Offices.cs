using Community.Admin;
using Community.Members;

namespace Community.Groups;

/// <summary>An administrator names the ambassador with whom a group begins: one term of twelve months, shown as founding.</summary>
public sealed class AppointFoundingAmbassador(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long groupId, string who, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        await db.LockAsync<Group>(groupId, stop);
        if (await db.Groups.FirstOrDefaultAsync(row => row.Id == groupId, stop) is not { } group) return Refusal.NotFound;
        var appointed = await db.AppointFounderAsync(actor!, group, who, stop);
        return appointed is { } wrong ? wrong : groupId;
    }, stop);
}

/// <summary>An administrator ends a term, because it was entered wrongly or the ambassador cannot go on; the office is vacant then.</summary>
public sealed class EndAmbassadorship(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long groupId, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        if (await db.Ambassadorships.FirstOrDefaultAsync(row => row.GroupId == groupId && row.EndedAt == null, stop) is not { } term) return Refusal.NotFound;
        term.EndedAt = db.Now;
        db.Audit(actor!, "Ambassadors.Ended", "Group", groupId, $"{term.MemberId}");
        db.Raise(new RightsChanged(term.MemberId));
        return groupId;
    }, stop);
}

/// <summary>The ambassador of a group, or an administrator, names a deputy: three at most.</summary>
public sealed class AppointDeputy(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long groupId, string who, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (actor is null) return Refusal.SignInFirst;
        await db.LockAsync<Group>(groupId, stop);
        if (await db.Groups.FirstOrDefaultAsync(row => row.Id == groupId, stop) is not { } group) return Refusal.NotFound;
        if (await db.RefusesOfficesByAsync(actor, groupId, stop) is { } refusal) return refusal;
        var found = await db.FindMemberAsync(who, stop);
        if (found.Refusal is { } unknown) return unknown;
        if (await db.HoldsOfficeAsync(groupId, found.Value.Id, stop)) return FoundingRefusals.HoldsOfficeAlready;
        var slots = await db.Deputyships.Where(row => row.GroupId == groupId && row.EndedAt == null).Select(row => row.Slot).ToListAsync(stop);
        if (slots.Count >= Deputyship.PerGroup) return FoundingRefusals.DeputiesAreComplete;
        if (await db.TakeInAsync(group, found.Value, stop) is { } banned) return banned;
        var slot = Enumerable.Range(1, Deputyship.PerGroup).First(number => !slots.Contains(number));
        db.Deputyships.Add(new Deputyship { GroupId = groupId, MemberId = found.Value.Id, Slot = slot, StartedAt = db.Now });
        db.Audit(actor, "Deputies.Appointed", "Group", groupId, $"{found.Value.Id}");
        return groupId;
    }, stop);
}

/// <summary>A deputy's office ends.</summary>
public sealed class DismissDeputy(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long groupId, long memberId, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (actor is null) return Refusal.SignInFirst;
        if (await db.RefusesOfficesByAsync(actor, groupId, stop) is { } refusal) return refusal;
        if (await db.Deputyships.FirstOrDefaultAsync(row => row.GroupId == groupId && row.MemberId == memberId && row.EndedAt == null, stop) is not { } term) return Refusal.NotFound;
        term.EndedAt = db.Now;
        db.Audit(actor, "Deputies.Dismissed", "Group", groupId, $"{memberId}");
        db.Raise(new RightsChanged(memberId));
        return groupId;
    }, stop);
}

internal static class OfficeRules
{
    public static async Task<Refusal?> RefusesOfficesByAsync(this CommunityDb db, Member actor, long groupId, CancellationToken stop)
    {
        var standing = await db.StandingOf(actor, stop);
        return standing.IsAdministrator || standing.AmbassadorOf.Contains(groupId) ? null : AdminRefusals.OnlyAdministrators;
    }

    public static async Task<Refusal?> AppointFounderAsync(this CommunityDb db, Member actor, Group group, string who, CancellationToken stop)
    {
        var found = await db.FindMemberAsync(who, stop);
        if (found.Refusal is { } unknown) return unknown;
        if (await db.Ambassadorships.AnyAsync(row => row.GroupId == group.Id && row.EndedAt == null, stop)) return FoundingRefusals.OfficeIsHeld;
        if (await db.HoldsOfficeAsync(group.Id, found.Value.Id, stop)) return FoundingRefusals.HoldsOfficeAlready;
        if (await db.TakeInAsync(group, found.Value, stop) is { } banned) return banned;
        var ends = DateOnly.FromDateTime(db.Now).AddMonths(12);
        db.Ambassadorships.Add(new Ambassadorship { GroupId = group.Id, MemberId = found.Value.Id, StartedAt = db.Now, EndsOn = ends, Founding = true });
        db.Audit(actor, "Ambassadors.Appointed", "Group", group.Id, $"{found.Value.Id}");
        return null;
    }

    public static async Task<bool> HoldsOfficeAsync(this CommunityDb db, long groupId, long memberId, CancellationToken stop) =>
        await db.Ambassadorships.AnyAsync(row => row.GroupId == groupId && row.MemberId == memberId && row.EndedAt == null, stop)
        || await db.Deputyships.AnyAsync(row => row.GroupId == groupId && row.MemberId == memberId && row.EndedAt == null, stop);

    /// <summary>Whoever holds an office in a group belongs to it. Either way their rights change.</summary>
    public static async Task<Refusal?> TakeInAsync(this CommunityDb db, Group group, Member member, CancellationToken stop)
    {
        var own = await db.MembershipAsync(group.Id, member.Id, stop);
        if (own?.Status == MembershipStatus.Banned) return FoundingRefusals.BannedFromGroup;
        if (own is null) db.Memberships.Add(own = new Membership { GroupId = group.Id, MemberId = member.Id, AskedAt = db.Now });
        if (own.Status == MembershipStatus.Active) db.Raise(new RightsChanged(member.Id));
        else await db.ArriveAsync(group, own, stop);
        return null;
    }
}
