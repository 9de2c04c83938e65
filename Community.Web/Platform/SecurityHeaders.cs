namespace Community.Platform;

/// <summary>What every answer tells the browser not to do.</summary>
public static class SecurityHeaders
{
    /// <summary>No nonces, so that pages can be cached; the hash is Turbo's progress bar, its only inline style.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var secure = PortalCookies.IsSecure(app.Configuration);
        app.Use((context, next) =>
        {
            Write(context.Response.Headers, secure);
            return next(context);
        });
    }

    private static void Write(IHeaderDictionary headers, bool secure)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // A year of https only; a browser that reached us by plain http ignores it.
        if (secure) headers.StrictTransportSecurity = "max-age=31536000";
    }
}
