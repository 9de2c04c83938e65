using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>What it takes to open a further way in, or to weaken one: the password once more, and the code where the member has a second factor.</summary>
/// <param name="Current">The password, as typed.</param>
/// <param name="Code">From the app, or a recovery code.</param>
/// <param name="Block">The block of addresses it comes from.</param>
/// <param name="Device">The device, where it showed our own signature.</param>
public sealed record OwnerProof(string Current, string Code = "", string Block = "", KnownDevice? Device = null)
{
    internal async Task<Refusal?> RefusesAsync(CommunityDb db, IPasswordHasher<Member> hasher, Member member, CancellationToken stop)
    {
        if (await RefusesPasswordAsync(db, hasher, member, stop) is { } refusal) return refusal;
        return member.TwoFactorEnabled ? await db.RefusesCodeAsync(member.Id, Code, SignInKeys.OfCode(member.Id, Block, Device), stop) : null;
    }

    /// <summary>The password alone, where nothing is weakened by it. Counted before it is looked at, as at the door.</summary>
    internal async Task<Refusal?> RefusesPasswordAsync(CommunityDb db, IPasswordHasher<Member> hasher, Member member, CancellationToken stop)
    {
        // Nothing typed is no guess.
        if (Current.Length == 0) return MemberRefusals.WrongPassword;
        var keys = SignInKeys.OfPassword(member.Id, Block, Device);
        if ((await db.SaveAsync(() => db.CountTryAsync(keys, stop), stop)).Refusal is { } shut) return shut;
        if (!hasher.Matches(member, Current)) return MemberRefusals.WrongPassword;
        await db.SaveAsync<Done>(async () =>
        {
            await db.ForgetTryAsync(keys, stop);
            return Done.It;
        }, stop);
        return null;
    }
}

/// <summary>The stamp that an act gave the account: whoever did it goes on with this one, and everybody else is out.</summary>
public sealed record NewStamp(string Value);

internal static class AccountHolding
{
    /// <summary>Within a save: the member's row, held; null where the account changed since whoever asks was let in, or showed what proves the right to ask.</summary>
    public static async Task<Member?> HoldAccountAsync(this CommunityDb db, Member asking, CancellationToken stop)
    {
        await db.LockAsync<Member>(asking.Id, stop);
        return await db.Members.FirstOrDefaultAsync(row => row.Id == asking.Id && row.SecurityStamp == asking.SecurityStamp, stop);
    }

    /// <summary>Within a save: all sessions and tokens end, but for the session that goes on with what this answers.</summary>
    public static async Task<NewStamp> StampAnewAsync(this UserManager<Member> users, Member row)
    {
        await users.UpdateSecurityStampAsync(row);
        return new NewStamp(row.SecurityStamp!);
    }
}
