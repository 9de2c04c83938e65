using System.Text.Json;
using System.Text.Json.Nodes;

namespace Community.Api;

/// <summary>What programs send that mean no good, or are broken.</summary>
internal static class Hostile
{
    /// <summary>In addresses; written as they travel.</summary>
    public static readonly IReadOnlyList<string> Ids = ["0", "9223372036854775807", "99999999999999999999", "1.5", "abc", "%F0%9F%A7%B1"];

    public static readonly IReadOnlyList<string> Slugs =
        ["nowhere", "%ED%A0%80", "%C3%98%C3%A6", "..%2F..%2Fetc", "%27%3B--", "%F0%9F%A7%B1", "%E2%80%AE", "%01", "%FF", new string('a', 3_000)];

    public static readonly IReadOnlyList<string> Words =
        ["", "%00", "%ED%A0%80", "%FF%FE", "%27%20OR%201=1--", "99999999999999999999", "-1", "*%22AND(", "MC4xLjI", "9223372036854775807-1", new string('w', 3_000)];

    /// <summary>In the place of one field's value; raw JSON.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "-1", "1e400", "9223372036854775808", "\"\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\u202e\\ufffe\"", "[null]", "[\"\\u0000\"]", "{\"a\":{}}",
        $"\"{new string('x', 20_000)}\"", "\"  \\t \"", "\"42\"",
    ];

    /// <summary>In the place of a whole body.</summary>
    public static IEnumerable<string> Bodies(string valid) =>
    [
        "", "null", "[]", "\"x\"", "{", "{}", $"{valid}{valid}", valid[..^1], "{\"__proto__\":{}}", $"{valid[..^1]},\"nobodyKnows\":1}}",
        string.Concat(Enumerable.Repeat("[", 2_000)), $"{{\"x\":{string.Concat(Enumerable.Repeat("{\"x\":", 500))}1", $"\uFEFF{valid}", $"{{\"x\":\"{new string('x', 1_100_000)}\"}}",
    ];

    /// <summary>The valid body with one field replaced, or said twice.</summary>
    public static IEnumerable<string> WithField(JsonElement valid, string field)
    {
        foreach (var value in Values)
        {
            var fields = valid.EnumerateObject().Where(property => property.Name != field).Select(property => $"{JsonValue.Create(property.Name).ToJsonString()}:{property.Value.GetRawText()}");
            yield return $"{{{string.Join(',', fields.Append($"\"{field}\":{value}"))}}}";
        }

        if (valid.TryGetProperty(field, out var own)) yield return $"{valid.GetRawText()[..^1]},\"{field}\":{own.GetRawText()}}}";
    }
}
