using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>A try to sign in.</summary>
/// <param name="Email">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Block">The block of addresses it comes from.</param>
/// <param name="Device">The device, where it showed our own signature.</param>
public sealed record SignInTry(string Email, string Password, string Block, KnownDevice? Device = null);

/// <summary>A device on which these members have signed in before.</summary>
public sealed record KnownDevice(string Id, IReadOnlyList<long> Members);

/// <summary>The password was right; an address that is not confirmed yet must be, first.</summary>
public sealed record Recognised(long MemberId, bool Confirmed);

/// <summary>Somebody signs in. An unknown address, a member without password and a wrong password are one answer, and take as long.</summary>
public sealed class SignInMember(CommunityDb db, IPasswordHasher<Member> hasher, UserManager<Member> users)
{
    // What is compared when there is nothing to compare with.
    private static string? nobodysHash;

    public async Task<Outcome<Recognised>> By(SignInTry attempt, CancellationToken stop = default)
    {
        var email = users.NormalizeEmail(CleanText.Line(attempt.Email)) ?? "";
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == email && row.Kind == MemberKind.Person, stop);
        var keys = SignInKeys.Of(email, attempt, member?.Id);
        // Counted before the password is looked at: a hundred tries at once are a hundred tries.
        if ((await db.SaveAsync(() => db.CountTryAsync(keys, stop), stop)).Refusal is { } refusal) return refusal;

        if (!Matches(member, attempt.Password ?? "")) return MemberRefusals.DoNotMatch;
        return await db.SaveAsync<Recognised>(async () =>
        {
            await db.ForgetTryAsync(keys, stop);
            var now = db.Now;
            await db.Members.Where(row => row.Id == member!.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, now), stop);
            return new Recognised(member!.Id, member.EmailConfirmed);
        }, stop);
    }

    private bool Matches(Member? member, string password)
    {
        var hash = member?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(null!, Guid.NewGuid().ToString()));
        // A password beyond any we take would only make the hash slow.
        var typed = password.Length <= MemberSizes.PasswordMaximum ? password : "";
        return hasher.VerifyHashedPassword(member!, hash, typed) != PasswordVerificationResult.Failed && member?.PasswordHash is not null;
    }
}
