using System.Globalization;
using System.Text;

namespace Community.Text;

/// <summary>What people type, made fit to keep: cleaned once at the door, before any limit is judged or anything stored.</summary>
public static class CleanText
{
    /// <summary>The text without control characters and broken characters, its lines parted by \n, trimmed; empty when nothing in it can be seen.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var clean = new StringBuilder(text.Length);
        // EnumerateRunes turns each lone surrogate into U+FFFD: PostgreSQL refuses it, JSON and our own hashes trip over it.
        foreach (var rune in WithNewlines(text).EnumerateRunes())
        {
            if (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) continue;
            // XML, and so every feed, has no place for these two.
            clean.Append(rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune);
        }

        var trimmed = clean.ToString().Trim();
        return trimmed.EnumerateRunes().Any(IsSeen) ? trimmed : "";
    }

    /// <summary>The same for what has one line: names, titles, tags. Every run of white space is one space.</summary>
    /// <remarks>Marks that turn the direction of what follows are dropped: in a name they make one person look like another.</remarks>
    public static string Line(string? text) =>
        string.Join(' ', string.Concat(Clean(text).Where(letter => !TurnsDirection(letter))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text within <paramref name="most"/> units: cut between words if one ends near, never inside a character, and ending in ….</summary>
    public static string Shorten(string text, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        if (text.Length <= most) return text;

        var end = WholeCharacters(text, most - 1);
        var space = text.LastIndexOf(' ', Math.Max(0, end - 1));
        if (space > end * 2 / 3) end = space;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>The initials on a member's face: of the first and the last word, at most two, as the reader would count characters.</summary>
    public static string Initials(string? name)
    {
        var words = Line(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var spoken = words.Where(word => Rune.IsLetterOrDigit(word.EnumerateRunes().First())).ToList();
        if (spoken.Count == 0) return words.Length == 0 ? "" : First(words[0]);
        if (spoken.Count == 1) return First(spoken[0]);

        var (first, last) = (First(spoken[0]), First(spoken[^1]));
        // Arabic letters would join into a syllable that is nobody's name.
        return IsArabic(first) && IsArabic(last) ? $"{first}\u200C{last}" : first + last;
    }

    private static bool TurnsDirection(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string First(string word)
    {
        var length = StringInfo.GetNextTextElementLength(word);
        // A face has room for a character, not for a tower of a thousand marks.
        return (length <= 16 ? word[..length] : word.EnumerateRunes().First().ToString()).ToUpperInvariant();
    }

    private static int WholeCharacters(string text, int most)
    {
        var end = 0;
        while (end < most)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > most) break;
            end = next;
        }

        if (end > 0) return end;
        return most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }

    private static bool IsArabic(string letter) => letter[0] is >= '\u0600' and <= '\u06FF';

    // Hangul fillers and the blank Braille cell are letters and symbols by category, and invisible all the same.
    private static bool IsSeen(Rune rune) => !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F)
        && rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF));

    private static string WithNewlines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
