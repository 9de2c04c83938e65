using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Community.Platform;

/// <summary>
/// The sentences of the portal in the reader's language. A key names feature and sentence, as in <c>Ideas.NewTitle</c>,
/// and lies in that feature's own <c>Words.resx</c>.
/// </summary>
public sealed class Words
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Features = new(StringComparer.Ordinal);

    // A page of fifty posts asks for a thousand sentences; looking one up among resources takes longer than writing it.
    private static readonly ConcurrentDictionary<(string Culture, string Key), string> Found = new();

    public string this[string key, params object?[] arguments] => Of(key, arguments);

    /// <summary>The sentence for one or for many; <c>Key.One</c> and <c>Key.Other</c> carry the number as {0}.</summary>
    public string Count(string key, long number, params object?[] more)
    {
        var reader = CultureInfo.CurrentUICulture;
        return Of(Plural.Key(reader, key, number), [Written(number, reader), .. more]);
    }

    /// <summary>A sentence whose arguments are markup; plain strings among them are encoded.</summary>
    public IHtmlContent Html(string key, params object?[] arguments)
    {
        var encoded = HtmlEncoder.Default.Encode(Find(key));
        return new HtmlFormattableString(CultureInfo.CurrentUICulture, encoded.Replace("&#x7B;", "{", StringComparison.Ordinal).Replace("&#x7D;", "}", StringComparison.Ordinal), arguments);
    }

    /// <summary>A bound among its arguments is written as its reader writes numbers.</summary>
    public static string Of(Refusal refusal) =>
        Of(refusal.Key, [.. refusal.Arguments.Select(argument => argument is int or long ? Written(Convert.ToInt64(argument, CultureInfo.InvariantCulture), CultureInfo.CurrentUICulture) : argument)]);

    public static string Of(string key, params object?[] arguments)
    {
        var sentence = Find(key);
        return arguments.Length == 0 ? sentence : string.Format(CultureInfo.CurrentUICulture, sentence, arguments);
    }

    private static string Written(long number, CultureInfo reader) =>
        new Formats(reader, TimeZoneInfo.Utc, TimeProvider.System, (word, arguments) => Of($"Shared.{word}", arguments)).Number(number);

    private static string Find(string key)
    {
        var reader = CultureInfo.CurrentUICulture;
        return Found.TryGetValue((reader.Name, key), out var known) ? known : Found.GetOrAdd((reader.Name, key), Read(key, reader));
    }

    /// <summary>A missing sentence shows its key in brackets, which a test looks for on every page.</summary>
    private static string Read(string key, CultureInfo reader)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var feature = dot < 0 ? "Shared" : key[..dot];
        var manager = Features.GetOrAdd(feature, name => new ResourceManager($"Community.{name}.Words", typeof(Words).Assembly));
        try
        {
            return manager.GetString(key[(dot + 1)..], reader) ?? $"⟦{key}⟧";
        }
        catch (MissingManifestResourceException)
        {
            return $"⟦{key}⟧";
        }
    }
}
