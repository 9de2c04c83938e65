using System.Text;

namespace Community.Pictures;

/// <summary>What the sender of a file tells of it: names, and values in base 64, parted by commas.</summary>
internal static class UploadMetadata
{
    private const int Longest = 2_000;

    /// <summary>Null for more than anybody has to tell.</summary>
    public static IReadOnlyDictionary<string, string>? Of(string header)
    {
        if (header.Length > Longest) return null;
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ', 2);
            var bytes = new byte[pair.Length];
            if (parts.Length == 2 && Convert.TryFromBase64String(parts[1], bytes, out var length)) told[parts[0]] = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return told;
    }
}
