using System.Text.Json;

namespace Community.Api;

/// <summary>One operation of the document.</summary>
internal sealed record Operation(string Name, HttpMethod Method, string Path, IReadOnlyList<(string Name, string In)> Parameters, JsonElement? Body, JsonElement? Example, IReadOnlyDictionary<int, JsonElement> Responses)
{
    public static IReadOnlyList<Operation> AllOf(JsonElement document)
    {
        var schema = new Schema(document);
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => Of(schema, path.Name, operation)))];
    }

    private static Operation Of(Schema schema, string path, JsonProperty operation)
    {
        var told = operation.Value;
        var body = told.TryGetProperty("requestBody", out var request) ? request.GetProperty("content").TryGetProperty("application/json", out var json) ? json : (JsonElement?)null : null;
        return new Operation(
            told.GetProperty("operationId").GetString()!, new HttpMethod(operation.Name.ToUpperInvariant()), path,
            told.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(one => (one.GetProperty("name").GetString()!, one.GetProperty("in").GetString()!))] : [],
            body is { } content ? Unwrapped(schema, content.GetProperty("schema")) : null, body?.GetProperty("example"),
            told.GetProperty("responses").EnumerateObject().ToDictionary(answer => int.Parse(answer.Name), answer => answer.Value))
        {
            TakesForm = told.TryGetProperty("requestBody", out var form) && form.GetProperty("content").TryGetProperty("multipart/form-data", out _),
        };
    }

    /// <summary>A body that may be left out is one of null and a thing.</summary>
    private static JsonElement Unwrapped(Schema schema, JsonElement body) => body.TryGetProperty("oneOf", out var choices) ? schema.Resolve(choices.EnumerateArray().Last()) : schema.Resolve(body);

    /// <summary>A form with a file, and no JSON.</summary>
    public bool TakesForm { get; private init; }

    public bool TakesKey => Parameters.Any(parameter => parameter.In == "header");

    public IEnumerable<string> Fields => Body?.GetProperty("properties").EnumerateObject().Select(property => property.Name) ?? [];

    /// <summary>Why an answer is none that the document describes; null when it is one.</summary>
    public string? Undocumented(Schema schema, Caller.Answer answer)
    {
        var status = (int)answer.Status;
        if (!Responses.TryGetValue(status, out var described)) return $"{status} is not described: {answer.Body}";
        if (!described.TryGetProperty("content", out var content)) return answer.Body.ValueKind == JsonValueKind.Undefined ? null : $"{status} should be empty: {answer.Body}";
        if (!content.TryGetProperty(answer.Type, out var media)) return $"{status} came as “{answer.Type}”";
        return schema.Wrong(media.GetProperty("schema"), answer.Body) is { } wrong ? $"{status}: {wrong}" : null;
    }
}
