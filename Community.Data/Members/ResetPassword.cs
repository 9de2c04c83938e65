using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>Somebody forgot a password and asks for a mail. The answer and its cost are the same for every address.</summary>
public sealed class AskReset(CommunityDb db, UserManager<Member> users)
{
    public Task<Outcome<Done>> By(string email, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        var normalized = users.NormalizeEmail(CleanText.Line(email));
        var owner = await db.Members.Where(row => row.NormalizedEmail == normalized && row.Kind == MemberKind.Person).Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
        db.Raise(new ResetAsked(owner));
        return Done.It;
    }, stop);
}

/// <summary>
/// Whoever holds the link from the mail sets a new password. Everyone signed in elsewhere is signed out, and every other way in is shut: whoever else had the
/// account may have left one behind.
/// </summary>
public sealed class ResetPassword(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<Done>> By(long memberId, string token, string password, CancellationToken stop = default)
    {
        if (Passwords.Refuses(password) is { } refusal) return refusal;
        var hash = hasher.HashPassword(null!, password);
        return await db.SaveAsync<Done>(async () =>
        {
            await db.LockAsync<Member>(memberId, stop);
            var member = await db.Members.FirstOrDefaultAsync(row => row.Id == memberId && row.Kind == MemberKind.Person, stop);
            var provider = users.Options.Tokens.PasswordResetTokenProvider;
            if (member is null || !await users.VerifyUserTokenAsync(member, provider, UserManager<Member>.ResetPasswordTokenPurpose, token)) return MemberRefusals.LinkIsOld;
            if (Passwords.Refuses(password, member.Email!, member.Handle, member.Name) is { } weak) return weak;
            // The link reached its address, so the address is confirmed with it.
            (member.PasswordHash, member.EmailConfirmed) = (hash, true);
            await users.UpdateSecurityStampAsync(member);
            await ShutAsync(member, stop);
            db.Raise(new PasswordChanged(memberId));
            return Done.It;
        }, stop);
    }

    /// <summary>A passkey stays where there is a second factor: adding it took its code, which a thief of the mailbox or the password does not have.</summary>
    private async Task ShutAsync(Member member, CancellationToken stop)
    {
        await users.RemoveAuthenticationTokenAsync(member, NewEmail.Provider, NewEmail.Name);
        await db.SecondFactors.Where(row => row.MemberId == member.Id && row.ConfirmedAt == null).ExecuteDeleteAsync(stop);
        if (await db.UserLogins.Where(row => row.UserId == member.Id).ExecuteDeleteAsync(stop) > 0) db.Raise(new SignInChanged(member.Id, SignInChange.LinkRemoved));
        if (member.TwoFactorEnabled) return;
        if (await db.Passkeys.Where(row => row.UserId == member.Id).ExecuteDeleteAsync(stop) > 0) db.Raise(new SignInChanged(member.Id, SignInChange.PasskeyRemoved));
    }
}
