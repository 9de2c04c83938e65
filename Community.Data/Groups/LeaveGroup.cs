using Community.Members;
using Community.Text;

namespace Community.Groups;

/// <summary>A member leaves a group, or takes back the asking to join; why is theirs to say or not.</summary>
public sealed class LeaveGroup(CommunityDb db)
{
    public Task<Outcome<Belongs>> By(Member? member, string slug, string why = "", CancellationToken stop = default) => db.SaveAsync<Belongs>(async () =>
    {
        var group = await db.HoldGroupAsync(member, slug, stop);
        if (group is null) return Refusal.NotFound;
        if (member is null) return Refusal.SignInFirst;
        var reason = CleanText.Clean(why);
        if (reason.Length > GroupRefusals.NoteMaximum) return GroupRefusals.WhyLength;
        var own = await db.MembershipAsync(group.Id, member.Id, stop);
        if (own is null or { Status: MembershipStatus.Banned }) return GroupRefusals.NotAMember;
        if (own.Status == MembershipStatus.Left) return new Belongs(slug, MembershipStatus.Left);
        // A group must not wake up without whoever answers its joins.
        if ((await db.StandingOf(member, stop)).AmbassadorOf.Contains(group.Id)) return GroupRefusals.AmbassadorHandsOverFirst;

        own.LeaveReason = reason;
        if (own.Status == MembershipStatus.Active) await db.DepartAsync(group, own, MembershipStatus.Left, stop);
        else (own.Status, own.LeftAt) = (MembershipStatus.Left, db.Now);
        return new Belongs(slug, MembershipStatus.Left);
    }, stop);
}
