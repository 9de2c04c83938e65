using System.Globalization;
using Community.Api;

namespace Community.Platform;

/// <summary>In whose language and time zone a page is written.</summary>
public static class Reader
{
    public static readonly IReadOnlyList<string> Cultures = ["en", "da", "sv", "fa"];

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>
    /// The choice of <c>/language/{tag}</c>, else English; signing in brings the member's own choice along. Only the language of the
    /// interface turns: numbers in forms and addresses stay invariant, and what people read is formatted by <see cref="Formats"/>.
    /// </summary>
    public static void UseReaderCulture(this WebApplication app)
    {
        var cookie = app.Services.GetRequiredService<PortalCookies>().Language;
        app.Use(async (context, next) =>
        {
            // Programs say their language with every call; it was turned where they came in.
            if (!context.Request.IsApi()) Turn(context.Request.Cookies[cookie]);
            await next(context);
        });
    }

    /// <summary>From here on this flow writes for a reader of that language; outside a request the machine's own would be current.</summary>
    public static void Turn(string? tag)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureOf(tag);
    }

    /// <summary>The best of our languages that a request asks for; null where it asks for none of them.</summary>
    public static string? AskedBy(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage.Where(one => one.Quality is not 0)
        .OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(Cultures.Contains);

    public static CultureInfo CultureOf(string? tag) => CultureInfo.GetCultureInfo(Cultures.Contains(tag) ? tag! : "en");

    /// <summary>Remembers the reader's language on this device.</summary>
    public static void RememberLanguage(this HttpContext context, string tag)
    {
        var cookies = context.RequestServices.GetRequiredService<PortalCookies>();
        context.Response.Cookies.Append(cookies.Language, CultureOf(tag).Name, cookies.Kept(Remembered));
    }

    public static Formats FormatsOf(IServiceProvider services)
    {
        var zone = services.GetRequiredService<CurrentMember>().Member?.TimeZone;
        var known = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        return new Formats(CultureInfo.CurrentUICulture, known, services.GetRequiredService<TimeProvider>(), (key, arguments) => Words.Of($"Shared.{key}", arguments));
    }
}
