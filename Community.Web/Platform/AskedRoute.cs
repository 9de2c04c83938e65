using Microsoft.AspNetCore.Diagnostics;

namespace Community.Platform;

/// <summary>Where a request went, as the code writes the route: the page for what went wrong, which may answer it in the end, was asked for by nobody.</summary>
internal static class AskedRoute
{
    private static readonly object s_key = new();

    /// <summary>Right behind routing; what went wrong is routed again, and does not count.</summary>
    public static void UseAskedRoute(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is null && context.Features.Get<IStatusCodeReExecuteFeature>() is null) context.Items.TryAdd(s_key, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
        return next(context);
    });

    /// <summary>Empty where the request led nowhere.</summary>
    public static string Of(HttpContext context) => context.Items.TryGetValue(s_key, out var route) ? (string)route! : "";
}
