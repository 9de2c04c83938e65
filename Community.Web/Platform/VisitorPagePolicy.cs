using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Platform;

/// <summary>Which answers are kept, and for whom: whole pages that a visitor asked for, in each language and encoding.</summary>
internal sealed class VisitorPagePolicy : IOutputCachePolicy
{
    /// <summary>What changes by time alone, such as how long a promise still runs, may be so old.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private static readonly object Begun = new();

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.EnableOutputCaching = true;
        context.AllowLocking = true;
        context.AllowCacheLookup = context.AllowCacheStorage = IsVisit(http);
        // Drawn for everybody who waits for it: whoever asked first may leave.
        if (context.AllowCacheStorage) http.RequestAborted = CancellationToken.None;
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues["encoding"] = http.Request.Headers.AcceptEncoding.ToString();
        context.Tags.Add(VisitorPages.All);
        context.Tags.Add(VisitorPages.Lists);
        http.Items[Begun] = Stopwatch.GetTimestamp();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var (http, response) = (context.HttpContext, context.HttpContext.Response);
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0 || !http.RequestServices.GetRequiredService<VisitorPages>().MayKeep(context.Tags, (long)http.Items[Begun]!)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Nobody signed in, nothing to be told once, and the page as a whole.</summary>
    private static bool IsVisit(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.User.Identity?.IsAuthenticated != true && !http.Request.Headers.ContainsKey("Turbo-Frame")
        && !http.Request.Cookies.ContainsKey(http.RequestServices.GetRequiredService<PortalCookies>().Flash);
}
