using Community.Platform;

namespace Community.Members;

/// <summary>What the page tells of a member's ways in.</summary>
/// <param name="Links">Other portals that let them in.</param>
/// <param name="Outside">The other portal of the settings, if there is one.</param>
public sealed record SecurityPage(string Email, FactorState Factor, IReadOnlyList<PasskeyRow> Passkeys, IReadOnlyList<SessionRow> Sessions, string? ThisSession, string ThisDevice, IReadOnlyList<LinkRow> Links, OutsideSettings? Outside);

/// <summary>Puts the page together, for whoever shows it again.</summary>
public sealed class SecurityPages(CommunityDb db)
{
    public async Task<SecurityPage> OfAsync(Member member, HttpContext context, CancellationToken stop) =>
        new(member.Email!, await db.SecondFactorOf(member, stop), await db.PasskeysOf(member, stop), await db.SessionsOf(member, stop),
            CurrentMember.SessionOf(context.User), DeviceWords.Of(context.Request.Headers.UserAgent).ToString(), await db.LinksOf(member, stop), context.RequestServices.GetService<OutsideSettings>());
}
