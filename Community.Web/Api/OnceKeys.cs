using System.Text.Json;
using Community.Platform;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Community.Api;

/// <summary>Marks an operation that creates: with an <c>Idempotency-Key</c> it happens once, however often it is sent.</summary>
internal sealed record TakesOnceKey;

internal static class OnceKeys
{
    /// <summary>Bound to what was understood of the body, so that the same words with other white space are the same.</summary>
    public static RouteHandlerBuilder Once<TBody>(this RouteHandlerBuilder route) where TBody : notnull =>
        route.Keyed((context, json) => context.Arguments.OfType<TBody>().FirstOrDefault() is { } read ? JsonSerializer.Serialize(read, json) : null);

    /// <summary>For what is asked without a body.</summary>
    public static RouteHandlerBuilder Once(this RouteHandlerBuilder route) => route.Keyed((_, _) => "");

    /// <summary>For a form with files.</summary>
    public static RouteHandlerBuilder OnceWithFiles(this RouteHandlerBuilder route) => route.Keyed(async context =>
    {
        if (!context.HttpContext.Request.HasFormContentType) return null;
        var form = await context.HttpContext.Request.ReadFormAsync();
        return string.Join('&', form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Concat(await OnceKey.SumsAsync(form.Files)));
    });

    private static RouteHandlerBuilder Keyed(this RouteHandlerBuilder route, Func<EndpointFilterInvocationContext, JsonSerializerOptions, string?> body) =>
        route.Keyed(context => Task.FromResult(body(context, context.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)));

    private static RouteHandlerBuilder Keyed(this RouteHandlerBuilder route, Func<EndpointFilterInvocationContext, Task<string?>> body) =>
        route.WithMetadata(new TakesOnceKey()).Refuses(StatusCodes.Status400BadRequest).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var key = http.Request.Headers[OnceKey.Header].ToString();
            // Taken without its key it might happen twice, which is what the sender wanted to be safe from.
            if (!OnceKey.IsSound(key)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
            // A body that could not be read is refused further on.
            if (key.Length > 0 && await body(context) is { } understood) OnceKey.Honour(http, key, understood);
            return await next(context);
        });
}
