using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Community.Members;

/// <summary>
/// Under which keys a try is counted. A known device counts alone, so that strangers who guess never shut the owner out; all others
/// count by account and block of addresses, and against a wide cap for the whole account.
/// </summary>
public sealed record SignInKeys(string Near, string? Wide)
{
    public const int NearLimit = 10;
    public const int WideLimit = 100;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Counted for addresses without an account as well: "too many tries" must not tell that there is one.</summary>
    public static SignInKeys Of(string email, SignInTry attempt, long? memberId) =>
        attempt.Device is { } device && memberId is { } id && device.Members.Contains(id)
            ? new(Hash("device", email, device.Id), null)
            : new(Hash("block", email, attempt.Block), Hash("account", email, ""));

    /// <summary>Codes have counts of their own: a right password must not forgive wrong codes.</summary>
    public static SignInKeys OfCode(long memberId, string block, KnownDevice? device) => OfProof("code", memberId, block, device);

    /// <summary>The password once more, of somebody who is in already: a session left open, or stolen, must not be where it is found out.</summary>
    public static SignInKeys OfPassword(long memberId, string block, KnownDevice? device) => OfProof("password", memberId, block, device);

    private static SignInKeys OfProof(string what, long memberId, string block, KnownDevice? device)
    {
        var account = memberId.ToString(CultureInfo.InvariantCulture);
        return device is not null && device.Members.Contains(memberId)
            // A device becomes known by mail or password alone, which is all that a thief has: however many they are, together they try no oftener.
            ? new(Hash($"{what} from a device", account, device.Id), Hash($"{what} from devices", account, ""))
            : new(Hash($"{what} from a block", account, block), Hash(what, account, ""));
    }

    private static string Hash(string kind, string email, string from) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{email}\n{from}")));
}

/// <summary>Counting tries; the update itself adds, so that two at once are two.</summary>
internal static class SignInCounting
{
    public static async Task<Outcome<Done>> CountTryAsync(this CommunityDb db, SignInKeys keys, CancellationToken stop)
    {
        if (await db.CountAsync(keys.Near, SignInKeys.NearLimit, stop)) return MemberRefusals.TooManyTries;
        if (keys.Wide is { } wide && await db.CountAsync(wide, SignInKeys.WideLimit, stop)) return MemberRefusals.TooManyTries;
        return Done.It;
    }

    public static async Task ForgetTryAsync(this CommunityDb db, SignInKeys keys, CancellationToken stop)
    {
        await db.SignInAttempts.Where(row => row.Key == keys.Near).ExecuteDeleteAsync(stop);
        // Only one's own try is taken off the wide count: the owner's success does not forgive a stranger's.
        await db.SignInAttempts.Where(row => row.Key == keys.Wide && row.Failures > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, row => row.Failures - 1), stop);
    }

    /// <summary>True when the key is shut; a refusal takes the count back with it.</summary>
    private static async Task<bool> CountAsync(this CommunityDb db, string key, int limit, CancellationToken stop)
    {
        var now = db.Now;
        var forgotten = now - SignInKeys.Memory;
        var counted = await db.SignInAttempts.Where(row => row.Key == key).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Failures, row => row.LastFailureAt < forgotten ? 1 : row.Failures + 1)
            .SetProperty(row => row.LastFailureAt, now), stop);
        if (counted == 0) db.SignInAttempts.Add(new SignInAttempts { Key = key, Failures = 1, LastFailureAt = now });
        await db.SaveChangesAsync(stop);
        var row = await db.SignInAttempts.AsNoTracking().SingleAsync(row => row.Key == key, stop);
        if (row.BlockedUntil > now) return true;
        if (row.Failures < limit) return false;

        var until = now + SignInKeys.Pause;
        await db.SignInAttempts.Where(one => one.Key == key).ExecuteUpdateAsync(set => set.SetProperty(one => one.BlockedUntil, until), stop);
        return false;
    }
}
