using System.Net;
using Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community;

/// <summary>The members' authenticator apps.</summary>
public sealed partial class Portal
{
    /// <summary>What the member's app shows: a code that was not taken yet, for which the clock moves on where it must.</summary>
    /// <param name="email">Whose app.</param>
    /// <param name="ahead">Steps of time that others may take before this code is used.</param>
    public async Task<string> CodeOfAsync(string email, int ahead = 0)
    {
        var factor = await Look(db => db.SecondFactors.AsNoTracking().SingleAsync(row => db.Members.Any(member => member.Id == row.MemberId && member.Email == email)));
        var step = Totp.StepAt(Clock.GetUtcNow().UtcDateTime);
        if (factor.LastStep >= step + 1) Clock.Advance(Totp.Step * (factor.LastStep - step));
        return Totp.CodeAt(factor.Key, Math.Max(step, factor.LastStep + 1) + ahead);
    }

    /// <summary>As the account is now: a test before may have changed it.</summary>
    public Task<Member> NowAsync(Member member) => Look(db => db.Members.AsNoTracking().SingleAsync(row => row.Id == member.Id));

    /// <summary>Let in, without a page.</summary>
    public async Task<Recognised> RecognisedAsync(Member member) => new(member.Id, SignInStep.Enter, (await NowAsync(member)).SecurityStamp!);

    /// <summary>Somebody who shows all that is asked for.</summary>
    public async Task<OwnerProof> ProofOfAsync(Member member) => new(Password, (await NowAsync(member)).TwoFactorEnabled ? await CodeOfAsync(member.Email!) : "");

    /// <summary>Those of the cast who act for the company, and so have a second factor.</summary>
    private Member[] Staff => [Priya, Tomas, Line, Admin];

    /// <summary>Staff who have lost theirs get one again.</summary>
    public async Task GiveStaffFactorsAsync()
    {
        var bare = await Look(db => db.Members.Where(row => !row.TwoFactorEnabled).Select(row => row.Id).ToListAsync());
        foreach (var staff in Staff.Where(one => bare.Contains(one.Id)))
        {
            await TakeFactorAsync(staff);
            await GiveFactorAsync(staff);
        }
    }

    /// <summary>The member has a second factor, as if set up long ago.</summary>
    public Task<int> GiveFactorAsync(Member member) => Look(async db =>
    {
        member.TwoFactorEnabled = true;
        db.SecondFactors.Add(new SecondFactor { MemberId = member.Id, Key = Totp.NewKey(), ConfirmedAt = member.JoinedAt });
        db.RecoveryCodes.Add(new RecoveryCode { MemberId = member.Id, Hash = RecoveryCodes.Hash(member.Id, "0000000000000000") });
        await db.SaveChangesAsync();
        return await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, true));
    });

    /// <summary>A browser in which the member has signed in.</summary>
    public async Task EnterAsync(IBrowserContext context, Member member)
    {
        var cookies = new CookieContainer();
        using var client = await SignedIn(member.Email!, Password, cookies);
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = Address }));
    }

    public Task<int> TakeFactorAsync(Member member) => Look(async db =>
    {
        await db.SecondFactors.Where(row => row.MemberId == member.Id).ExecuteDeleteAsync();
        await db.RecoveryCodes.Where(row => row.MemberId == member.Id).ExecuteDeleteAsync();
        return await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, false));
    });
}
