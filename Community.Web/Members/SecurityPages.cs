using Community.Platform;

namespace Community.Members;

/// <summary>What the page tells of a member's ways in.</summary>
public sealed record SecurityPage(string Email, FactorState Factor, IReadOnlyList<PasskeyRow> Passkeys, IReadOnlyList<SessionRow> Sessions, string? ThisSession, string ThisDevice);

/// <summary>Puts the page together, for whoever shows it again.</summary>
public sealed class SecurityPages(CommunityDb db)
{
    public async Task<SecurityPage> OfAsync(Member member, HttpContext context, CancellationToken stop) =>
        new(member.Email!, await db.SecondFactorOf(member, stop), await db.PasskeysOf(member, stop), await db.SessionsOf(member, stop),
            CurrentMember.SessionOf(context.User), DeviceWords.Of(context.Request.Headers.UserAgent).ToString());
}
