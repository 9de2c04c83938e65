using Community.Members;

namespace Community.Groups;

/// <summary>Takes an invitation back: from now on its link joins nobody.</summary>
public sealed class RevokeInvitation(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, string slug, long invitationId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var standing = await db.StandingOf(member, stop);
        var group = await db.HoldGroupAsync(member, slug, stop);
        if (group is null || !standing.Tends(group.Id)) return Refusal.NotFound;
        var invitation = await db.GroupInvitations.FirstOrDefaultAsync(row => row.Id == invitationId && row.GroupId == group.Id, stop);
        if (invitation is null) return Refusal.NotFound;
        invitation.RevokedAt ??= db.Now;
        return Done.It;
    }, stop);
}
