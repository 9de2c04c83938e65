using System.Text.Json;
using Community.Platform;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Api;

/// <summary>Why not, as RFC 9457 has it, always as <c>application/problem+json</c>.</summary>
/// <param name="Type">Always <c>about:blank</c>: the code tells problems apart.</param>
/// <param name="Title">The status in words, in English.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The name of the refusal, as in <c>Ideas.VotesAreFrozen</c>; it stays the same in every language.</param>
/// <param name="Detail">What a person should read, in the language of <c>Accept-Language</c>.</param>
/// <param name="Errors">Where input is wrong: the sentences by field.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public const string MediaType = "application/problem+json";

    /// <summary>For statuses that no refusal of a use case stands behind.</summary>
    public static Problem Of(int status, params object[] arguments)
    {
        var key = status switch
        {
            StatusCodes.Status401Unauthorized => "Shared.SignInFirst",
            StatusCodes.Status404NotFound => "Shared.NotFound",
            StatusCodes.Status405MethodNotAllowed => "Api.NoSuchMethod",
            StatusCodes.Status413PayloadTooLarge => "Api.TooLarge",
            StatusCodes.Status415UnsupportedMediaType => "Api.NoJson",
            StatusCodes.Status429TooManyRequests => "Api.TooManyCalls",
            StatusCodes.Status503ServiceUnavailable => "Api.Away",
            >= 500 => "Api.Broken",
            _ => "Api.Garbled",
        };
        return new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, key, Words.Of(key, arguments));
    }

    public static Problem Of(int status, IReadOnlyList<Refusal> refusals)
    {
        var fields = refusals.Where(refusal => refusal.Kind == RefusalKind.Input).GroupBy(refusal => JsonNamingPolicy.CamelCase.ConvertName(refusal.Field ?? ""), StringComparer.Ordinal).ToList();
        var errors = fields.Count == 0 ? null : fields.ToDictionary(field => field.Key, field => field.Select(Words.Of).ToArray(), StringComparer.Ordinal);
        return new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, refusals[0].Key, Words.Of(refusals[0]), errors);
    }

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        return context.Response.WriteAsJsonAsync(this, options: null, contentType: MediaType, context.RequestAborted);
    }
}
