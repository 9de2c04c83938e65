using Community.Members;

namespace Community.Admin;

/// <summary>An administrator gives somebody a role that holds across the portal.</summary>
public sealed class GrantRole(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, string who, SiteRole role, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        var found = await db.FindMemberAsync(who, stop);
        if (found.Refusal is { } unknown) return unknown;
        await db.GiveRoleAsync(actor!, found.Value.Id, role, stop);
        return found.Value.Id;
    }, stop);
}

/// <summary>An administrator takes a role back.</summary>
public sealed class RevokeRole(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long memberId, SiteRole role, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        await db.LockRolesAsync(stop);
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        if (await db.SiteRoles.FirstOrDefaultAsync(row => row.MemberId == memberId && row.Role == role, stop) is not { } grant) return Refusal.NotFound;
        if (role == SiteRole.Administrator && await db.SiteRoles.CountAsync(row => row.Role == role, stop) == 1) return AdminRefusals.LastAdministrator;
        db.SiteRoles.Remove(grant);
        db.Audit(actor!, "Roles.Revoked", "Member", memberId, role.ToString());
        db.Raise(new RightsChanged(memberId));
        return memberId;
    }, stop);
}

/// <summary>Whoever runs the machine makes the first administrator, by the address of a registered member.</summary>
public sealed class MakeAdministrator(CommunityDb db)
{
    public Task<Outcome<string>> By(Member actor, string email, CancellationToken stop = default) => db.SaveAsync<string>(async () =>
    {
        var normalized = email.Trim().ToUpperInvariant();
        var member = await db.Members.FirstOrDefaultAsync(row => row.NormalizedEmail == normalized && row.Kind == MemberKind.Person, stop);
        if (member is null) return AdminRefusals.UnknownMember;
        // Whoever holds the machine vouches for the address; there may be no mail yet to confirm it.
        member.EmailConfirmed = true;
        await db.GiveRoleAsync(actor, member.Id, SiteRole.Administrator, stop);
        return member.Name;
    }, stop);
}

internal static class RoleGranting
{
    public static async Task GiveRoleAsync(this CommunityDb db, Member actor, long memberId, SiteRole role, CancellationToken stop)
    {
        await db.LockRolesAsync(stop);
        if (await db.SiteRoles.AnyAsync(row => row.MemberId == memberId && row.Role == role, stop)) return;
        db.SiteRoles.Add(new SiteRoleGrant { MemberId = memberId, Role = role, GrantedById = actor.Id, GrantedAt = db.Now });
        db.Audit(actor, "Roles.Granted", "Member", memberId, role.ToString());
        db.Raise(new RightsChanged(memberId));
    }
}
