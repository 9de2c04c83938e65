using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>A member begins to set up a second factor and gets a fresh key; nothing is asked for until a code of it has come back.</summary>
public sealed class BeginSecondFactor(CommunityDb db, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<Done>> By(Member member, OwnerProof proof, CancellationToken stop = default)
    {
        // Whoever sits down at a browser left open could otherwise lock its owner out.
        if (await proof.RefusesPasswordAsync(db, hasher, member, stop) is { } refusal) return refusal;
        return await db.SaveAsync<Done>(async () =>
        {
            if (await db.HoldAccountAsync(member, stop) is null) return Refusal.ChangedMeanwhile;
            var factor = await db.SecondFactors.FirstOrDefaultAsync(row => row.MemberId == member.Id, stop);
            if (factor?.ConfirmedAt is not null) return MemberRefusals.FactorIsOn;
            if (factor is null) db.SecondFactors.Add(factor = new SecondFactor { MemberId = member.Id, Key = "" });
            (factor.Key, factor.LastStep) = (Totp.NewKey(), 0);
            return Done.It;
        }, stop);
    }
}

/// <summary>The recovery codes, in the only moment in which anybody can read them, and the stamp with which whoever did it goes on.</summary>
public sealed record FactorIsOn(IReadOnlyList<string> Codes, NewStamp Stamp);

/// <summary>The first code came back: from now on signing in asks for one, every other device is signed out, and the recovery codes are shown this once.</summary>
public sealed class ConfirmSecondFactor(CommunityDb db, UserManager<Member> users)
{
    public Task<Outcome<FactorIsOn>> By(Member member, string code, CancellationToken stop = default) => db.SaveAsync<FactorIsOn>(async () =>
    {
        if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
        if (await db.SecondFactors.FirstOrDefaultAsync(own => own.MemberId == member.Id, stop) is not { } factor) return Refusal.NotFound;
        if (factor.ConfirmedAt is not null) return MemberRefusals.FactorIsOn;
        if (Totp.StepOf(factor.Key, RecoveryCodes.Read(code), db.Now) is not { } step) return MemberRefusals.WrongCode;
        (factor.ConfirmedAt, factor.LastStep) = (db.Now, step);
        row.TwoFactorEnabled = true;
        var stamp = await users.StampAnewAsync(row);
        db.Raise(new SignInChanged(member.Id, SignInChange.FactorOn));
        return new FactorIsOn(await db.NewRecoveryCodesAsync(member.Id, stop), stamp);
    }, stop);
}

/// <summary>Ten new recovery codes, with which the old ones end.</summary>
public sealed class RenewRecoveryCodes(CommunityDb db, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<IReadOnlyList<string>>> By(Member member, OwnerProof proof, CancellationToken stop = default)
    {
        if (!member.TwoFactorEnabled) return Refusal.NotFound;
        if (await proof.RefusesAsync(db, hasher, member, stop) is { } refusal) return refusal;
        return await db.SaveAsync<IReadOnlyList<string>>(async () =>
        {
            if (await db.HoldAccountAsync(member, stop) is null) return Refusal.ChangedMeanwhile;
            db.Raise(new SignInChanged(member.Id, SignInChange.RecoveryCodesRenewed));
            return await db.NewRecoveryCodesAsync(member.Id, stop);
        }, stop);
    }
}

/// <summary>A member signs in by password alone again.</summary>
public sealed class TurnOffSecondFactor(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<NewStamp>> By(Member member, OwnerProof proof, CancellationToken stop = default)
    {
        if (!member.TwoFactorEnabled) return Refusal.NotFound;
        if (await proof.RefusesAsync(db, hasher, member, stop) is { } refusal) return refusal;
        return await db.SaveAsync<NewStamp>(async () =>
            await db.HoldAccountAsync(member, stop) is { } row ? await db.TakeFactorAsync(users, row, stop) : Refusal.ChangedMeanwhile, stop);
    }
}

internal static class RecoveryCodeWriting
{
    public static async Task<List<string>> NewRecoveryCodesAsync(this CommunityDb db, long memberId, CancellationToken stop)
    {
        await db.RecoveryCodes.Where(row => row.MemberId == memberId).ExecuteDeleteAsync(stop);
        var codes = RecoveryCodes.Make();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { MemberId = memberId, Hash = RecoveryCodes.Hash(memberId, RecoveryCodes.Read(code)) }));
        return codes;
    }
}
