namespace Community.Platform;

/// <summary>
/// The names and flags of our own cookies. With an https address the prefix binds each to this very host and to https;
/// plain names serve loopback only.
/// </summary>
public sealed class PortalCookies(bool secure)
{
    public string Session { get; } = Named(secure, "community");

    public string Device { get; } = Named(secure, "device");

    public string Language { get; } = Named(secure, "language");

    /// <summary>Where a newcomer was going before the way led through their mail.</summary>
    public string Next { get; } = Named(secure, "next");

    /// <summary>A password was shown here, and a code is owed.</summary>
    public string Threshold { get; } = Named(secure, "threshold");

    /// <summary>A passkey was asked for here.</summary>
    public string Passkey { get; } = Named(secure, "passkey");

    /// <summary>Who somebody is at another portal, and the way there and back.</summary>
    public string Outside { get; } = Named(secure, "outside");

    public string Flash { get; } = Named(secure, "flash");

    public static PortalCookies Of(IConfiguration settings) => new(IsSecure(settings));

    public static bool IsSecure(IConfiguration settings) => settings["Portal:BaseUrl"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    public CookieOptions Kept(TimeSpan age) =>
        new() { HttpOnly = true, Secure = secure, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };

    public void Apply(CookieBuilder cookie, string name)
    {
        (cookie.Name, cookie.HttpOnly, cookie.SameSite, cookie.Path) = (name, true, SameSiteMode.Lax, "/");
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    private static string Named(bool secure, string name) => secure ? $"__Host-{name}" : name;
}
