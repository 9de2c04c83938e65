using System.Globalization;
using System.Text.Json;

namespace Community.Api;

/// <summary>Holds JSON against the schemas of the document; what they do not name is wrong as well.</summary>
internal sealed class Schema(JsonElement document)
{
    /// <summary>What is wrong, with the place where; null when nothing is.</summary>
    public string? Wrong(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Resolve(schema);
        foreach (var word in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(word, out var choices)) return choices.EnumerateArray().Any(choice => Wrong(choice, value, at) is null) ? null : $"{at} fits none of {word}";
        if (schema.TryGetProperty("enum", out var allowed)) return allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? null : $"{at} is {value}, which is not in the list";
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value, Types(type)), StringComparer.Ordinal)) return $"{at} is {value.ValueKind}, not {type}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => WrongObject(schema, value, at),
            JsonValueKind.Array => value.EnumerateArray().Select((item, index) => Wrong(schema.GetProperty("items"), item, $"{at}[{index}]")).FirstOrDefault(wrong => wrong is not null),
            JsonValueKind.String when schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && !value.TryGetDateTimeOffset(out _) => $"{at} is no instant",
            _ => null,
        };
    }

    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference)) schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (within, name) => within.GetProperty(name));
        return schema;
    }

    private string? WrongObject(JsonElement schema, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal) : [];
        var rest = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object ? more : (JsonElement?)null;
        var missing = schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) : null;
        if (missing is not null) return $"{at} lacks {missing}";
        return value.EnumerateObject().Select(property => known.TryGetValue(property.Name, out var own) ? Wrong(own, property.Value, $"{at}.{property.Name}")
            : rest is { } other ? Wrong(other, property.Value, $"{at}.{property.Name}") : $"{at} tells {property.Name}, which nobody described").FirstOrDefault(wrong => wrong is not null);
    }

    private static List<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];

    private static string TypeOf(JsonElement value, List<string> wanted) => value.ValueKind switch
    {
        JsonValueKind.Number => wanted.Contains("integer") && long.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
