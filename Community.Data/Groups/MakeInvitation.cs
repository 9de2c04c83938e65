using System.Buffers.Text;
using System.Security.Cryptography;
using Community.Members;

namespace Community.Groups;

/// <summary>A link that was made, and until when it opens the door.</summary>
public sealed record Invited(long Id, string Code, DateTime ExpiresAt);

/// <summary>Whoever tends the group makes a link by which people join without waiting.</summary>
public sealed class MakeInvitation(CommunityDb db)
{
    public Task<Outcome<Invited>> By(Member? member, string slug, CancellationToken stop = default) => db.SaveAsync<Invited>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var standing = await db.StandingOf(member, stop);
        var group = await db.Groups.VisibleTo(member).FirstOrDefaultAsync(row => row.Slug == slug, stop);
        if (group is null || !standing.Tends(group.Id)) return Refusal.NotFound;
        if (!group.IsRunning) return GroupRefusals.NotRunning;

        var invitation = new GroupInvitation
        {
            GroupId = group.Id,
            // 96 bits: nobody guesses it, and it still fits on a card.
            Code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
            CreatedById = member.Id,
            CreatedAt = db.Now,
            ExpiresAt = db.Now + GroupInvitation.Lasts,
        };
        db.GroupInvitations.Add(invitation);
        await db.SaveChangesAsync(stop);
        return new Invited(invitation.Id, invitation.Code, invitation.ExpiresAt);
    }, stop);
}
