using System.Text;

namespace Community.Platform;

/// <summary>A mail of our own, read back: headers unfolded and decoded, text in quoted-printable or base64 made plain.</summary>
public sealed record EmlText(IReadOnlyDictionary<string, string> Headers, string Text)
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
    private static string Words(string header)
    {
        var words = header.Replace("?= =?", "?==?", StringComparison.Ordinal).Split("=?");
        var text = new StringBuilder(words[0]);
        foreach (var word in words.Skip(1))
        {
            var parts = word.Split('?', 4);
            if (parts.Length < 4) text.Append("=?").Append(word);
            else text.Append(Encoding.UTF8.GetString(parts[1] is "B" or "b" ? Convert.FromBase64String(parts[2]) : Quoted(parts[2], underscores: true))).Append(parts[3].TrimStart('='));
        }

        return text.ToString();
    }

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
}
