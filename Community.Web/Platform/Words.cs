using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Community.Platform;

/// <summary>What the portal says, in the reader's language: "Shared.Search" is Search in Community.Web/Shared/Words.resx.</summary>
public sealed class Words
{
    private readonly ConcurrentDictionary<string, ResourceManager> features = new(StringComparer.Ordinal);

    public string this[string key] => Find(key) ?? key;

    public string this[string key, params object[] parts] => string.Format(CultureInfo.CurrentCulture, this[key], parts);

    public string Count(string key, long number) => this[number == 1 ? key + ".One" : key + ".Other", Formats.Numeral(number)];

    private string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var feature = features.GetOrAdd(key[..dot], name => new($"Community.{name}.Words", typeof(Words).Assembly));
        return feature.GetString(key[(dot + 1)..], CultureInfo.CurrentUICulture);
    }
}
