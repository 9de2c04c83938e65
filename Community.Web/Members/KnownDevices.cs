using System.Security.Cryptography;
using Community.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Community.Members;

/// <summary>
/// A signed cookie by which a device that signed a member in before is known again: it counts its own tries, so that strangers
/// who guess from elsewhere never shut the owner out. It opens nothing.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, PortalCookies cookies)
{
    private const int MembersOnADevice = 5;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);
    private readonly IDataProtector protector = protection.CreateProtector("KnownDevice");

    public KnownDevice? Read(HttpRequest request)
    {
        if (request.Cookies[cookies.Device] is not { Length: > 0 and < 2_000 } cookie) return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split(' ');
            return new KnownDevice(parts[0], [.. parts.Skip(1).Select(long.Parse)]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What was typed to prove the owner, and where it was typed.</summary>
    public OwnerProof ProofOf(HttpContext context, string? current, string? code) =>
        new(current ?? "", code ?? "", Limits.BlockOf(context.Connection.RemoteIpAddress), Read(context.Request));

    /// <summary>From now on the member is known here; a device in a club room keeps the last few.</summary>
    public void Remember(HttpContext context, long memberId)
    {
        var known = Read(context.Request) ?? new KnownDevice(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), []);
        var members = known.Members.Where(id => id != memberId).Prepend(memberId).Take(MembersOnADevice);
        context.Response.Cookies.Append(cookies.Device, protector.Protect(string.Join(' ', members.Select(id => $"{id}").Prepend(known.Id))), cookies.Kept(Remembered));
    }
}
