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

    private static RouteHandlerBuilder Keyed(this RouteHandlerBuilder route, Func<EndpointFilterInvocationContext, JsonSerializerOptions, string?> body) =>
        route.WithMetadata(new TakesOnceKey()).Refuses(StatusCodes.Status400BadRequest).AddEndpointFilter((context, next) =>
        {
            var http = context.HttpContext;
            var key = http.Request.Headers[OnceKey.Header].ToString();
            // Taken without its key it might happen twice, which is what the sender wanted to be safe from.
            if (!OnceKey.IsSound(key)) return ValueTask.FromResult<object?>(TypedResults.StatusCode(StatusCodes.Status400BadRequest));
            // A body that could not be read is refused further on.
            if (body(context, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions) is { } understood) OnceKey.Honour(http, key, understood);
            return next(context);
        });
}
