using System.Text;
using System.Text.RegularExpressions;

namespace Community.Platform;

/// <summary>A mail of our own, read back: headers unfolded and decoded, text in quoted-printable or base64 made plain.</summary>
public sealed partial record EmlText(IReadOnlyDictionary<string, string> Headers, string Text)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    public static EmlText Read(string eml)
    {
        var parts = eml.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n", 2);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in parts[0].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon]] = Words(line[(colon + 1)..].Trim());
        }

        var body = parts.Length > 1 ? parts[1] : "";
        return new EmlText(headers, Decoded(headers.GetValueOrDefault("Content-Transfer-Encoding", ""), body).Trim());
    }

    private static string Decoded(string how, string body) => how.ToLowerInvariant() switch
    {
        "quoted-printable" => Encoding.UTF8.GetString(Quoted(body.Replace("=\n", "", StringComparison.Ordinal), underscores: false)),
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))),
        _ => body,
    };

    /// <summary>Encoded words of a header; the space between two of them is none.</summary>
    private static string Words(string header) => EncodedWord().Replace(header.Replace("?= =?", "?==?", StringComparison.Ordinal), word =>
        Encoding.UTF8.GetString(word.Groups["how"].Value is "B" or "b" ? Convert.FromBase64String(word.Groups["what"].Value) : Quoted(word.Groups["what"].Value, underscores: true)));

    private static byte[] Quoted(string text, bool underscores)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else bytes.AddRange(Encoding.UTF8.GetBytes(text[at] == '_' && underscores ? " " : text[at].ToString()));
        }

        return [.. bytes];
    }

    // Base64 may end in =, so the end of a word is not found by looking for =? alone.
    [GeneratedRegex(@"=\?[^?\s]+\?(?<how>[BbQq])\?(?<what>[^?\s]*)\?=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedWord();
}
