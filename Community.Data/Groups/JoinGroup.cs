using Community.Members;
using Community.Text;

namespace Community.Groups;

/// <summary>How a member stands to a group after a press.</summary>
public sealed record Belongs(string Slug, MembershipStatus Status);

/// <summary>A member joins a group, or asks to, as the group's policy has it.</summary>
public sealed class JoinGroup(CommunityDb db)
{
    public Task<Outcome<Belongs>> By(Member? member, string slug, string note = "", CancellationToken stop = default) => db.SaveAsync<Belongs>(async () =>
    {
        var group = await db.HoldGroupAsync(member, slug, stop);
        if (group is null) return Refusal.NotFound;
        if (member is null) return Refusal.SignInFirst;
        var words = CleanText.Clean(note);
        if (words.Length > GroupRefusals.NoteMaximum) return GroupRefusals.NoteLength;
        var own = await db.MembershipAsync(group.Id, member.Id, stop);
        if (own?.Status == MembershipStatus.Active) return new Belongs(slug, MembershipStatus.Active);
        if (group.RefusesJoinOf(own) is { } refusal) return refusal;

        if (own is null) db.Memberships.Add(own = new Membership { GroupId = group.Id, MemberId = member.Id, AskedAt = db.Now, Status = MembershipStatus.Left });
        if (group.JoinPolicy == JoinPolicy.Approval) Ask(own, words);
        else
        {
            (own.AskedAt, own.DecidedById) = (db.Now, null);
            await db.ArriveAsync(group, own, stop);
        }

        return new Belongs(slug, own.Status);
    }, stop);

    private void Ask(Membership own, string note)
    {
        // Asking again while the first asking waits only renews the note: the ambassador hears of it once, and the place in line stays.
        own.Note = note;
        if (own.Status == MembershipStatus.Requested) return;
        (own.Status, own.AskedAt, own.JoinedAt, own.LeftAt, own.LeaveReason, own.DecidedById) = (MembershipStatus.Requested, db.Now, null, null, "", null);
        db.Raise(new JoinAsked(own.GroupId, own.MemberId));
    }
}
