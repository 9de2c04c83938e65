using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>The address that waits for its confirmation; kept among Identity's tokens, never in an event.</summary>
public static class NewEmail
{
    public const string Provider = "Portal";
    public const string Name = "NewEmail";
}

/// <summary>A member asks to be written at another address. Nothing changes until the new one answers; the old one is told.</summary>
public sealed class AskEmailChange(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<Done>> By(Member member, OwnerProof proof, string email, CancellationToken stop = default)
    {
        var wanted = CleanText.Line(email);
        if (!MemberRules.IsEmail(wanted)) return MemberRefusals.EmailWrong;
        if (await proof.RefusesAsync(db, hasher, member, stop) is { } refusal) return refusal;
        return await db.SaveAsync<Done>(async () =>
        {
            if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
            await users.SetAuthenticationTokenAsync(row, NewEmail.Provider, NewEmail.Name, wanted);
            db.Raise(new EmailChangeAsked(member.Id));
            return Done.It;
        }, stop);
    }
}

/// <summary>The new address answered, and is the member's from now on.</summary>
public sealed class ConfirmEmailChange(CommunityDb db, UserManager<Member> users)
{
    public Task<Outcome<NewStamp>> By(long memberId, string token, CancellationToken stop = default) => db.SaveAsync<NewStamp>(async () =>
    {
        var member = await db.Members.FirstOrDefaultAsync(row => row.Id == memberId && row.Kind == MemberKind.Person, stop);
        if (member is null || await users.GetAuthenticationTokenAsync(member, NewEmail.Provider, NewEmail.Name) is not { } wanted) return MemberRefusals.LinkIsOld;
        // Includes the stamp: whoever is signed in elsewhere signs in again. An address that got an owner meanwhile is refused.
        if (!(await users.ChangeEmailAsync(member, wanted, token)).Succeeded) return MemberRefusals.LinkIsOld;
        await users.RemoveAuthenticationTokenAsync(member, NewEmail.Provider, NewEmail.Name);
        db.Raise(new SessionsEnded(memberId));
        return new NewStamp(member.SecurityStamp!);
    }, stop);
}
