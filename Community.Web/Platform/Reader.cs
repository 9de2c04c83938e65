using System.Globalization;

namespace Community.Platform;

/// <summary>In whose language and time zone a page is written.</summary>
public static class Reader
{
    public const string CookieName = "language";

    public static readonly IReadOnlyList<string> Cultures = ["en", "da", "sv", "fa"];

    /// <summary>
    /// The choice of <c>/language/{tag}</c>, else the member's own, else English. Only the language of the interface turns:
    /// numbers in forms and addresses stay invariant, and what people read is formatted by <see cref="Formats"/>.
    /// </summary>
    public static void UseReaderCulture(this WebApplication app) => app.Use(async (context, next) =>
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureOf(context.Request.Cookies[CookieName]);
        await next(context);
    });

    public static CultureInfo CultureOf(string? tag) => CultureInfo.GetCultureInfo(Cultures.Contains(tag) ? tag! : "en");

    public static Formats FormatsOf(IServiceProvider services)
    {
        var zone = services.GetRequiredService<CurrentMember>().Member?.TimeZone;
        var known = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        return new Formats(CultureInfo.CurrentUICulture, known, services.GetRequiredService<TimeProvider>(), (key, arguments) => Words.Of($"Shared.{key}", arguments));
    }
}
