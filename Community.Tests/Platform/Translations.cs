using System.Xml.Linq;

namespace Community.Platform;

/// <summary>The sentences as they lie in the resources, for tests that compare languages.</summary>
internal static class Translations
{
    /// <summary>What the portal speaks beside English.</summary>
    public static readonly IReadOnlyList<string> Languages = [.. Reader.Cultures.Where(culture => culture != "en")];

    private static string Web => Path.Combine(Repository.Root, "Community.Web");

    public static IEnumerable<string> Features => Directory.EnumerateFiles(Web, "Words.resx", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file))!);

    /// <summary>Key and sentence, in the order of the file.</summary>
    public static IReadOnlyDictionary<string, string> Of(string feature, string language = "") =>
        XDocument.Load(Path.Combine(Web, feature, language.Length == 0 ? "Words.resx" : $"Words.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);
}
