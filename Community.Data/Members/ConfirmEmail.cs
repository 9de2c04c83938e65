using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>
/// A member shows, by the link in a mail, that an address is theirs, and by the password that the account is: whoever else registered the
/// address in between chose another, and must not be let in by its owner's press.
/// </summary>
public sealed class ConfirmEmail(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    public Task<Outcome<Recognised>> By(long memberId, string token, string password, CancellationToken stop = default) => db.SaveAsync<Recognised>(async () =>
    {
        var member = await db.Members.FirstOrDefaultAsync(row => row.Id == memberId && row.Kind == MemberKind.Person, stop);
        // Link and password let in, and would lead around the second factor; whoever has one confirmed their address long ago.
        if (member is null or { TwoFactorEnabled: true }) return MemberRefusals.LinkIsOld;
        // Pressed twice, or by the mail program first: the second time is no error.
        var provider = users.Options.Tokens.EmailConfirmationTokenProvider;
        if (!await users.VerifyUserTokenAsync(member, provider, UserManager<Member>.ConfirmEmailTokenPurpose, token)) return MemberRefusals.LinkIsOld;
        if (!hasher.Matches(member, password)) return MemberRefusals.NotTheRegistered;
        member.EmailConfirmed = true;
        // Link and password are more than signing in asks for.
        return new Recognised(memberId, SignInStep.Enter, member.SecurityStamp!);
    }, stop);
}

/// <summary>The confirming mail is wanted once more; asked only by somebody who knew the password.</summary>
public sealed class AskConfirmation(CommunityDb db)
{
    public Task<Outcome<Done>> By(long memberId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (await db.Members.AnyAsync(row => row.Id == memberId && row.Kind == MemberKind.Person && !row.EmailConfirmed, stop)) db.Raise(new ConfirmationAsked(memberId));
        return Done.It;
    }, stop);
}
