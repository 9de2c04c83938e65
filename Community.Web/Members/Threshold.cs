using System.Globalization;
using System.Security.Cryptography;
using Community.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Community.Members;

/// <summary>Who stands on the threshold: the password was right, the code is still owed.</summary>
public sealed record Waiting(long MemberId, string Stamp, bool Stay, string? Next);

/// <summary>
/// Remembers in the browser that showed the password, and only there, that its second step is due. It is good for a few minutes and for
/// nothing but that step; a changed password ends it.
/// </summary>
public sealed class Threshold(IDataProtectionProvider protection, PortalCookies cookies, TimeProvider clock)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);
    private readonly IDataProtector protector = protection.CreateProtector("Threshold");

    public void Keep(HttpContext context, Waiting waiting)
    {
        var until = clock.GetUtcNow().Add(ValidFor).ToUnixTimeSeconds();
        var words = string.Join('\n', Text(waiting.MemberId), waiting.Stamp, Text(until), waiting.Stay ? "stay" : "", waiting.Next);
        context.Response.Cookies.Append(cookies.Threshold, protector.Protect(words), cookies.Kept(ValidFor));
    }

    /// <summary>Null for whoever did not show a password here, or took too long.</summary>
    public Waiting? Read(HttpRequest request)
    {
        if (request.Cookies[cookies.Threshold] is not { Length: > 0 and < 4_000 } cookie) return null;
        try
        {
            var words = protector.Unprotect(cookie).Split('\n', 5);
            if (Number(words[2]) < clock.GetUtcNow().ToUnixTimeSeconds()) return null;
            return new Waiting(Number(words[0]), words[1], words[3].Length > 0, words[4] is { Length: > 0 } next ? next : null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(cookies.Threshold, cookies.Kept(TimeSpan.Zero));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
