namespace Community.Members;

/// <summary>Whether a code is right, wherever one is asked for: signing in, new recovery codes, turning the factor off.</summary>
internal static class SecondFactorProof
{
    /// <summary>Null for a code that was taken. Counted before it is looked at, as passwords are, in a save of its own that a wrong code does not take back.</summary>
    public static async Task<Refusal?> RefusesCodeAsync(this CommunityDb db, long memberId, string? typed, SignInKeys keys, CancellationToken stop)
    {
        // Nothing typed is no guess.
        if (string.IsNullOrWhiteSpace(typed)) return MemberRefusals.WrongCode;
        if ((await db.SaveAsync(() => db.CountTryAsync(keys, stop), stop)).Refusal is { } shut) return shut;
        var own = Guid.NewGuid();
        var taken = await db.SaveAsync<Done>(async () =>
        {
            if (!await db.TakesAsync(memberId, RecoveryCodes.Read(typed), own, stop)) return MemberRefusals.WrongCode;
            await db.ForgetTryAsync(keys, stop);
            return Done.It;
        }, stop);
        return taken.Refusal;
    }

    /// <summary>A code serves once: of two that come with the same one at the same time, the row lets one through.</summary>
    private static async Task<bool> TakesAsync(this CommunityDb db, long memberId, string read, Guid own, CancellationToken stop)
    {
        if (RecoveryCodes.IsOne(read)) return await db.TakesRecoveryAsync(memberId, RecoveryCodes.Hash(memberId, read), stop);
        var key = await db.SecondFactors.Where(row => row.MemberId == memberId && row.ConfirmedAt != null).Select(row => row.Key).FirstOrDefaultAsync(stop);
        if (key is null || Totp.StepOf(key, read, db.Now) is not { } step) return false;
        db.KnowBy(db.SecondFactors.Where(row => row.MemberId == memberId && row.TakenBy == own));
        return await db.SecondFactors.Where(row => row.MemberId == memberId && row.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step).SetProperty(row => row.TakenBy, own), stop) == 1;
    }

    private static async Task<bool> TakesRecoveryAsync(this CommunityDb db, long memberId, string hash, CancellationToken stop)
    {
        if (await db.RecoveryCodes.Where(row => row.MemberId == memberId && row.Hash == hash).ExecuteDeleteAsync(stop) != 1) return false;
        db.Raise(new SignInChanged(memberId, SignInChange.RecoveryCodeUsed));
        return true;
    }
}
