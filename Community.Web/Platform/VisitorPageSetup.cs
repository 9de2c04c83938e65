using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Pages travel compressed, and a visitor's are kept as they travelled.</summary>
public static class VisitorPageSetup
{
    // No page holds a secret beside words that somebody else chose (no tokens in forms), so compressing over https betrays nothing.
    private static readonly string[] Compressed = ["text/html", TurboStreams.MediaType, "application/json", "application/problem+json", "application/atom+xml", "application/xml"];

    public static void AddVisitorPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, Compressed));
        builder.Services.AddSingleton<VisitorPages>();
        builder.Services.AddOutputCache(cache => cache.AddPolicy(VisitorPages.Policy, new VisitorPagePolicy()));
    }

    /// <summary>After the reader's language and name are known.</summary>
    public static void UseVisitorPages(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Request.Headers.AcceptEncoding = Best(context.Request.Headers.AcceptEncoding.ToString());
            return next(context);
        });
        if (app.Services.GetRequiredService<IOptions<PortalSettings>>().Value.OutputCache) app.UseOutputCache();
        app.UseResponseCompression();
    }

    /// <summary>Browsers list what they take in many orders; kept is one page for each of the two that we speak, and one plain.</summary>
    private static string? Best(string accepted)
    {
        if (accepted.Length == 0) return null;
        if (Takes(accepted, "br")) return "br";
        return Takes(accepted, "gzip") ? "gzip" : null;
    }

    private static bool Takes(string accepted, string encoding) => accepted.Split(',').Select(one => one.Split(';')).Any(one =>
        one[0].AsSpan().Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase) && !(one.Length > 1 && one[1].Trim() is "q=0" or "q=0.0" or "q=0.00" or "q=0.000"));

    /// <summary>What the page shows, instead of cards of ideas: it is drawn anew when one of these changes.</summary>
    public static void Shows(this HttpContext context, params string[] tags)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context.Tags is not { } known) return;
        known.Remove(VisitorPages.Lists);
        known.UnionWith(tags);
    }

    /// <summary>What a part of the page shows beside what the page itself does.</summary>
    public static void ShowsToo(this HttpContext context, string tag) => context.Features.Get<IOutputCacheFeature>()?.Context.Tags.Add(tag);
}
