using Community.Members;

namespace Community.Groups;

/// <summary>A member opens an invitation and is in, whatever the group's policy.</summary>
public sealed class JoinByInvitation(CommunityDb db)
{
    public Task<Outcome<Belongs>> By(Member? member, string code, CancellationToken stop = default) => db.SaveAsync<Belongs>(async () =>
    {
        var slug = await db.GroupInvitations.Where(row => row.Code == code)
            .Join(db.Groups, row => row.GroupId, group => group.Id, (_, group) => group.Slug).FirstOrDefaultAsync(stop);
        if (slug is null || await db.HoldGroupAsync(member, slug, stop) is not { } group) return Refusal.NotFound;
        if (member is null) return Refusal.SignInFirst;
        // Read under the group's lock, so that every use is counted.
        var invitation = await db.GroupInvitations.FirstAsync(row => row.Code == code, stop);
        var own = await db.MembershipAsync(group.Id, member.Id, stop);
        if (own?.Status == MembershipStatus.Active) return new Belongs(slug, MembershipStatus.Active);
        if (own?.Status == MembershipStatus.Banned) return GroupRefusals.Banned;
        if (!group.IsRunning) return GroupRefusals.NotRunning;
        if (!invitation.IsOpen(db.Now)) return GroupRefusals.InvitationIsOver;

        if (own is null) db.Memberships.Add(own = new Membership { GroupId = group.Id, MemberId = member.Id });
        (own.AskedAt, own.DecidedById) = (db.Now, invitation.CreatedById);
        invitation.Uses++;
        await db.ArriveAsync(group, own, stop);
        return new Belongs(slug, MembershipStatus.Active);
    }, stop);
}
