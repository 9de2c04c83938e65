using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>A member changes their password, which signs out every other device.</summary>
public sealed class ChangePassword(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<NewStamp>> By(Member member, OwnerProof proof, string password, CancellationToken stop = default)
    {
        if (await proof.RefusesPasswordAsync(db, hasher, member, stop) is { } refusal) return refusal;
        if (Passwords.Refuses(password, member.Email!, member.Handle, member.Name) is { } weak) return weak;
        var hash = hasher.HashPassword(member, password);
        return await db.SaveAsync<NewStamp>(async () =>
        {
            // Every new hash comes with a new stamp, so the password that was shown is the one that is replaced.
            if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
            row.PasswordHash = hash;
            await users.RemoveAuthenticationTokenAsync(row, NewEmail.Provider, NewEmail.Name);
            db.Raise(new PasswordChanged(member.Id));
            return await users.StampAnewAsync(row);
        }, stop);
    }
}

internal static class PasswordProof
{
    public static bool Matches(this IPasswordHasher<Member> hasher, Member member, string? typed) =>
        typed is { Length: > 0 and <= MemberSizes.PasswordMaximum } && member.PasswordHash is { } hash
        && hasher.VerifyHashedPassword(member, hash, typed) != PasswordVerificationResult.Failed;
}
