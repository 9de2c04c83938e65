using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>A try to sign in.</summary>
/// <param name="Email">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Block">The block of addresses it comes from.</param>
/// <param name="Device">The device, where it showed our own signature.</param>
/// <param name="Code">The second factor's, where it comes along at once, as with a program; a page asks for it in a second step.</param>
public sealed record SignInTry(string Email, string Password, string Block, KnownDevice? Device = null, string? Code = null);

/// <summary>A device on which these members have signed in before.</summary>
public sealed record KnownDevice(string Id, IReadOnlyList<long> Members);

/// <summary>What still stands between a right password and the portal.</summary>
public enum SignInStep
{
    /// <summary>Nothing.</summary>
    Enter,

    /// <summary>The address is not confirmed yet.</summary>
    ConfirmAddress,

    /// <summary>The second factor's code was not given.</summary>
    GiveCode,
}

/// <summary>The password was right. Nobody is let in before <paramref name="Next"/> is <see cref="SignInStep.Enter"/>.</summary>
/// <param name="MemberId">Whose it was.</param>
/// <param name="Next">What comes next.</param>
/// <param name="Stamp">The account as it was proven: with another stamp since, nobody enters by this proof.</param>
public sealed record Recognised(long MemberId, SignInStep Next, string Stamp);

/// <summary>Somebody signs in. An unknown address, a member without password and a wrong password are one answer, and take as long.</summary>
public sealed class SignInMember(CommunityDb db, IPasswordHasher<Member> hasher, UserManager<Member> users, NobodysHash nobodys)
{
    public async Task<Outcome<Recognised>> By(SignInTry attempt, CancellationToken stop = default)
    {
        var email = users.NormalizeEmail(CleanText.Line(attempt.Email)) ?? "";
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == email && row.Kind == MemberKind.Person, stop);
        var keys = SignInKeys.Of(email, attempt, member?.Id);
        // Counted before the password is looked at: a hundred tries at once are a hundred tries.
        if ((await db.SaveAsync(() => db.CountTryAsync(keys, stop), stop)).Refusal is { } refusal) return refusal;

        if (!Matches(member, attempt.Password ?? "")) return MemberRefusals.DoNotMatch;
        await db.SaveAsync<Done>(async () =>
        {
            await db.ForgetTryAsync(keys, stop);
            var now = db.Now;
            await db.Members.Where(row => row.Id == member!.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, now), stop);
            return Done.It;
        }, stop);
        return await GoOnAsync(member!, attempt, stop);
    }

    private async Task<Outcome<Recognised>> GoOnAsync(Member member, SignInTry attempt, CancellationToken stop)
    {
        Recognised Then(SignInStep next) => new(member.Id, next, member.SecurityStamp!);
        if (!member.EmailConfirmed) return Then(SignInStep.ConfirmAddress);
        if (!member.TwoFactorEnabled) return Then(SignInStep.Enter);
        if (attempt.Code is not { Length: > 0 }) return Then(SignInStep.GiveCode);
        if (await db.RefusesCodeAsync(member.Id, attempt.Code, SignInKeys.OfCode(member.Id, attempt.Block, attempt.Device), stop) is { } refusal) return refusal;
        return Then(SignInStep.Enter);
    }

    private bool Matches(Member? member, string password)
    {
        var hash = member?.PasswordHash ?? nobodys.Of(hasher);
        // A password beyond any we take would only make the hash slow.
        var typed = password.Length <= MemberSizes.PasswordMaximum ? password : "";
        return hasher.VerifyHashedPassword(member!, hash, typed) != PasswordVerificationResult.Failed && member?.PasswordHash is not null;
    }
}

/// <summary>What is compared when there is nothing to compare with: made once, at the cost that this portal's hashes have.</summary>
public sealed class NobodysHash
{
    private string? hash;

    public string Of(IPasswordHasher<Member> hasher) => hash ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
}
