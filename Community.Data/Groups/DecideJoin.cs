using Community.Members;

namespace Community.Groups;

/// <summary>Whoever tends the group welcomes somebody who asked to join, or declines.</summary>
public sealed class DecideJoin(CommunityDb db)
{
    public Task<Outcome<Belongs>> By(Member? member, string slug, string handle, bool accepted, CancellationToken stop = default) => db.SaveAsync<Belongs>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var standing = await db.StandingOf(member, stop);
        var group = await db.HoldGroupAsync(member, slug, stop);
        if (group is null || !standing.Tends(group.Id)) return Refusal.NotFound;
        var own = await db.MembershipOfAsync(group.Id, handle, stop);
        if (own is null) return Refusal.NotFound;
        if (own.Status != MembershipStatus.Requested) return Again(own, accepted, slug);
        if (accepted && !group.IsRunning) return GroupRefusals.NotRunning;

        own.DecidedById = member.Id;
        if (accepted) await db.ArriveAsync(group, own, stop);
        else (own.Status, own.LeftAt) = (MembershipStatus.Left, db.Now);
        db.Raise(new JoinDecided(group.Id, own.MemberId, accepted, member.Id));
        return new Belongs(slug, own.Status);
    }, stop);

    /// <summary>A second press of the same button is no error; pressing the other button after a colleague decided changes nothing.</summary>
    private static Outcome<Belongs> Again(Membership own, bool accepted, string slug) => (own.Status, accepted) switch
    {
        (MembershipStatus.Active, true) or (MembershipStatus.Left, false) => new Belongs(slug, own.Status),
        (MembershipStatus.Banned, _) => GroupRefusals.NothingAsked,
        _ => GroupRefusals.AlreadyDecided,
    };
}
