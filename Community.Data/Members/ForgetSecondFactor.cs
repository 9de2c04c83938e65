using Community.Admin;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>
/// Whoever runs the machine opens the door to a member who lost both app and recovery codes. No page does it: a person who asks by mail may be anybody.
/// Answers the member's name.
/// </summary>
public sealed class ForgetSecondFactor(CommunityDb db, UserManager<Member> users)
{
    public Task<Outcome<string>> By(Member actor, string email, CancellationToken stop = default) => db.SaveAsync<string>(async () =>
    {
        var normalized = email.Trim().ToUpperInvariant();
        var member = await db.Members.FirstOrDefaultAsync(row => row.NormalizedEmail == normalized && row.Kind == MemberKind.Person && row.TwoFactorEnabled, stop);
        if (member is null) return Refusal.NotFound;
        db.Audit(actor, "Factors.Forgotten", "Member", member.Id);
        await db.TakeFactorAsync(users, member, stop);
        return member.Name;
    }, stop);
}

internal static class FactorTaking
{
    /// <summary>Within a save: the factor and its codes go, all sessions end, and the owner hears of it.</summary>
    public static async Task<NewStamp> TakeFactorAsync(this CommunityDb db, UserManager<Member> users, Member row, CancellationToken stop)
    {
        await db.SecondFactors.Where(factor => factor.MemberId == row.Id).ExecuteDeleteAsync(stop);
        await db.RecoveryCodes.Where(code => code.MemberId == row.Id).ExecuteDeleteAsync(stop);
        row.TwoFactorEnabled = false;
        db.Raise(new SignInChanged(row.Id, SignInChange.FactorOff));
        return await users.StampAnewAsync(row);
    }
}
