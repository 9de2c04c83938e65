namespace Community.Members;

/// <summary>A member's own second factor as their page tells it; <paramref name="Key"/> is there only while it is being set up.</summary>
/// <param name="Since">Since when it is on; null while it is not.</param>
/// <param name="Key">The key to be read by the app.</param>
/// <param name="CodesLeft">Recovery codes that were not used yet.</param>
public sealed record FactorState(DateTime? Since, string? Key, int CodesLeft)
{
    public bool IsOn => Since is not null;
}

public static class SecondFactorQueries
{
    public static async Task<FactorState> SecondFactorOf(this CommunityDb db, Member member, CancellationToken stop) =>
        await db.SecondFactors.AsNoTracking().Where(row => row.MemberId == member.Id)
            .Select(row => new FactorState(row.ConfirmedAt, row.ConfirmedAt == null ? row.Key : null, db.RecoveryCodes.Count(code => code.MemberId == member.Id)))
            .FirstOrDefaultAsync(stop) ?? new FactorState(null, null, 0);
}
