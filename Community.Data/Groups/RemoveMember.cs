using Community.Members;

namespace Community.Groups;

/// <summary>Whoever tends the group shows a member out; banned, they cannot come back by any door until somebody removes them again without a ban.</summary>
public sealed class RemoveMember(CommunityDb db)
{
    public Task<Outcome<Belongs>> By(Member? member, string slug, string handle, bool banned, CancellationToken stop = default) => db.SaveAsync<Belongs>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var standing = await db.StandingOf(member, stop);
        var group = await db.HoldGroupAsync(member, slug, stop);
        if (group is null || !standing.Tends(group.Id)) return Refusal.NotFound;
        var own = await db.MembershipOfAsync(group.Id, handle, stop);
        if (own is null) return Refusal.NotFound;
        if (await db.HoldsOfficeAsync(group.Id, own.MemberId, stop)) return GroupRefusals.HoldsAnOffice;

        own.DecidedById = member.Id;
        var to = banned ? MembershipStatus.Banned : MembershipStatus.Left;
        if (own.Status == MembershipStatus.Active) await db.DepartAsync(group, own, to, stop);
        else
        {
            if (own.Status == MembershipStatus.Requested) db.Raise(new JoinDecided(group.Id, own.MemberId, Accepted: false, member.Id));
            (own.Status, own.LeftAt) = (to, own.LeftAt ?? db.Now);
        }

        return new Belongs(slug, to);
    }, stop);
}
