using Community.Platform;

namespace Community.Api;

/// <summary>A no of a use case as a program reads it.</summary>
public sealed class Refused(IReadOnlyList<Refusal> refusals) : IResult
{
    public static Refused With(params IReadOnlyList<Refusal> refusals) => new(refusals);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (first, headers) = (refusals[0], httpContext.Response.Headers);
        if (first == Refusal.SignInFirst) headers.WWWAuthenticate = BearerTokens.Scheme;
        PortalController.Tell(httpContext.Response, first);
        return Problem.Of(StatusOf(first), refusals).WriteAsync(httpContext);
    }

    private static int StatusOf(Refusal refusal) =>
        refusal == Refusal.SignInFirst ? StatusCodes.Status401Unauthorized
        : PortalController.StatusOf(refusal);
}

internal static class Outcomes
{
    public static IResult Told<T, TAnswer>(this Outcome<T> outcome, Func<T, TAnswer> answer) =>
        outcome.Refusal is { } refusal ? Refused.With(refusal) : TypedResults.Ok(answer(outcome.Value));

    /// <summary>What is not there for this reader is told as such, also to whoever made it and sends the same again.</summary>
    public static IResult Created<T>(string address, T? answer) where T : class =>
        answer is null ? Refused.With(Refusal.NotFound) : TypedResults.Created(address, answer);

    public static IResult Found<T>(T? answer) where T : class =>
        answer is null ? Refused.With(Refusal.NotFound) : TypedResults.Ok(answer);
}
