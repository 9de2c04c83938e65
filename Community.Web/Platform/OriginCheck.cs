using Community.Api;
using Microsoft.AspNetCore.Identity;

namespace Community.Platform;

/// <summary>
/// Refuses forged requests by what the browser says of where they come from, as Go's CrossOriginProtection does: no form
/// carries a token, so pages and pushed fragments stay the same for everybody.
/// </summary>
public static class OriginCheck
{
    // Without a cookie these are worth forging too: signing somebody in as somebody else, say.
    private static readonly string[] Guarded = ["/account", "/hubs"];

    public static void UseOriginCheck(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (NeedsCheck(context) && !IsOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Words.Of("Shared.ForeignOrigin"));
            return;
        }

        await next(context);
    });

    private static bool NeedsCheck(HttpContext context)
    {
        var request = context.Request;
        // No cookie is looked at there, so there is nothing to forge with.
        if (request.IsApi()) return false;
        // A socket opens with GET and is as able as any post.
        if (request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)) return true;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        return HasCookie(context) || Array.Exists(Guarded, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasCookie(HttpContext context) =>
        context.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme || context.Request.Cookies.Count > 0;

    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site == "same-origin";
        // "null" is no address, and so nobody's; a port that is the scheme's own may be written or left out.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
            && origin.Scheme == own.Scheme && origin.Port == own.Port && string.Equals(origin.Host, own.Host, StringComparison.OrdinalIgnoreCase);
    }
}
