using System.Text;

namespace Community.Ideas;

/// <summary>An idea's living text as one Markdown document: what happens today, and what would make it better, each below its fixed marker.</summary>
/// <remarks>The markers are not words of any language; pages show a heading of the reader's in their place.</remarks>
public static class Concept
{
    public const string TodayMarker = "## :today:";
    public const string BetterMarker = "## :better:";

    /// <summary>The document of two cleaned texts. A line of theirs that looks like a marker is escaped as Markdown escapes it, by a backslash.</summary>
    public static string Join(string today, string better) =>
        $"{TodayMarker}\n\n{Escaped(today)}\n\n{BetterMarker}\n\n{Escaped(better)}";

    /// <summary>The two texts of a document, however it was edited: nothing written is lost.</summary>
    /// <remarks>What stands above the markers is about today; without any marker all of it is the suggestion.</remarks>
    public static (string Today, string Better) Split(string text)
    {
        var today = new StringBuilder();
        var better = new StringBuilder();
        var marked = false;
        var section = today;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (IsMarker(line, TodayMarker)) (section, marked) = (today, true);
            else if (IsMarker(line, BetterMarker)) (section, marked) = (better, true);
            else section.Append(IsEscaped(line) ? line[1..] : line).Append('\n');
        }

        return marked ? (Text(today), Text(better)) : ("", Text(today));
    }

    private static string Escaped(string text) =>
        string.Join('\n', text.Split('\n').Select(line => LooksLikeMarker(line) ? @"\" + line : line));

    // One backslash is ours; those the member wrote come back as they were.
    private static bool IsEscaped(string line) => line.StartsWith('\\') && LooksLikeMarker(line);

    private static bool LooksLikeMarker(string line)
    {
        var bare = line.TrimStart('\\');
        return IsMarker(bare, TodayMarker) || IsMarker(bare, BetterMarker);
    }

    private static bool IsMarker(string line, string marker) => string.Equals(line.TrimEnd(), marker, StringComparison.OrdinalIgnoreCase);

    private static string Text(StringBuilder section) => section.ToString().Trim();
}
