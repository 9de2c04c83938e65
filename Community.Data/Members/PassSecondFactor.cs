namespace Community.Members;

/// <summary>Somebody who has shown the password and still owes the code.</summary>
/// <param name="MemberId">Whose password it was.</param>
/// <param name="Stamp">The account as it was then: a password changed in between ends the step.</param>
/// <param name="Code">From the app, or a recovery code.</param>
/// <param name="Block">The block of addresses it comes from.</param>
/// <param name="Device">The device, where it showed our own signature.</param>
public sealed record CodeTry(long MemberId, string Stamp, string Code, string Block, KnownDevice? Device = null);

/// <summary>The second step of signing in.</summary>
public sealed class PassSecondFactor(CommunityDb db)
{
    public async Task<Outcome<Recognised>> By(CodeTry attempt, CancellationToken stop = default)
    {
        if (!await db.Members.AnyAsync(row => row.Id == attempt.MemberId && row.SecurityStamp == attempt.Stamp && row.TwoFactorEnabled, stop)) return MemberRefusals.StepIsOver;
        if (await db.RefusesCodeAsync(attempt.MemberId, attempt.Code, SignInKeys.OfCode(attempt.MemberId, attempt.Block, attempt.Device), stop) is { } refusal) return refusal;
        return new Recognised(attempt.MemberId, SignInStep.Enter, attempt.Stamp);
    }
}
