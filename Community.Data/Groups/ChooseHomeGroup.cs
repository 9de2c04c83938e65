using Community.Members;

namespace Community.Groups;

/// <summary>A member says in which of their groups they count from now on; votes lent before keep the group they were lent with.</summary>
public sealed class ChooseHomeGroup(CommunityDb db)
{
    public Task<Outcome<Belongs>> By(Member? member, string slug, CancellationToken stop = default) => db.SaveAsync<Belongs>(async () =>
    {
        var group = await db.HoldGroupAsync(member, slug, stop);
        if (group is null) return Refusal.NotFound;
        if (member is null) return Refusal.SignInFirst;
        var own = await db.MembershipAsync(group.Id, member.Id, stop);
        if (own?.Status != MembershipStatus.Active) return GroupRefusals.NotAMember;

        await db.LockAsync<Member>(member.Id, stop);
        await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HomeGroupId, group.Id), stop);
        db.Raise(new ProfileEdited(member.Id));
        return new Belongs(slug, MembershipStatus.Active);
    }, stop);
}
