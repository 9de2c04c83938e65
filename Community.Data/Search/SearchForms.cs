using System.Globalization;
using System.Text;

namespace Community.Search;

/// <summary>The two forms in which every text, and every query, is kept for searching; made here alone, so that all databases find alike.</summary>
/// <remarks>Both are words parted by single spaces, and both are stable: the form of a form is itself.</remarks>
public static class SearchForms
{
    // Unicode's Stream-Safe Text Format: no language stacks more marks, and reordering a longer run takes quadratic time.
    private const int MostMarksInARow = 30;

    private const int ZeroWidthNonJoiner = 0x200C;

    /// <summary>What was written, with only its spelling made even: case, letter variants, digits. A zero-width non-joiner joins.</summary>
    public static string Kept(string text) => Words(Even(text, joinerParts: false).Normalize());

    /// <summary>The forgiving form: accents fall, ø is o, æ is ae, and a zero-width non-joiner parts words.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Even(text, joinerParts: true).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsMark(letter)) folded.Append(Unaccented(letter));
        }

        return Words(folded.ToString().Normalize());
    }

    /// <summary>Whether every word of the one form begins a word of the other, as the databases find ideas; no words find nothing.</summary>
    public static bool Finds(string form, string wanted)
    {
        var (words, parts) = (form.Split(' '), wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return parts.Length > 0 && parts.All(part => words.Any(word => word.StartsWith(part, StringComparison.Ordinal)));
    }

    /// <summary>Compatibility forms, case, Arabic letters and digits made even; marks that carry no meaning here dropped.</summary>
    private static string Even(string text, bool joinerParts)
    {
        var even = new StringBuilder(text.Length);
        // The rune before decides: a mark belongs to a letter, and one without a letter is noise.
        var before = new Rune(' ');
        foreach (var rune in Normalizable(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.Value == ZeroWidthNonJoiner && joinerParts) even.Append(before = new Rune(' '));
            if (IsDropped(rune, before)) continue;

            before = EvenLetter(rune);
            even.Append(before);
        }

        return even.ToString();
    }

    /// <summary>A text that can be normalised at all, and in linear time.</summary>
    private static string Normalizable(string text)
    {
        var safe = new StringBuilder(text.Length);
        var marks = 0;
        // EnumerateRunes turns lone surrogates into U+FFFD; Normalize throws at them and at U+FFFE.
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostMarksInARow) safe.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return safe.ToString();
    }

    private static bool IsDropped(Rune rune, Rune before) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format || rune.Value == 0x0640 // tatweel
        || (IsMark(rune) && (!IsWord(before) || IsCjk(before) || IsArabicMark(rune.Value) || IsVariation(rune.Value)
            || (rune.Value == 0x0307 && before.Value == 'i'))); // what other systems leave of İ in lower case

    private static Rune EvenLetter(Rune rune) => rune.Value switch
    {
        'İ' => new Rune('i'),
        'ي' => new Rune('ی'),
        'ك' => new Rune('ک'),
        _ when Rune.IsDigit(rune) => new Rune((char)('0' + (int)Rune.GetNumericValue(rune))),
        _ => Rune.ToLowerInvariant(rune),
    };

    private static string Unaccented(Rune letter) => letter.Value switch
    {
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ı' => "i",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ς' => "σ",
        // Decomposing ئ brings the Arabic yeh back; ى and ۀ are yeh and heh to a Persian reader.
        'ي' or 'ى' => "ی",
        'ة' or 'ە' or 'ہ' => "ه",
        _ => letter.ToString(),
    };

    private static string Words(string letters)
    {
        var words = new StringBuilder(letters.Length);
        var before = new Rune(' ');
        var runLength = 0;
        foreach (var rune in letters.EnumerateRunes())
        {
            var cjk = IsCjk(rune);
            if (IsWord(rune)) Append(words, rune, before, cjk, runLength);
            runLength = cjk ? runLength + 1 : 0;
            before = rune;
        }

        return words.ToString();
    }

    private static void Append(StringBuilder words, Rune rune, Rune before, bool cjk, int runLength)
    {
        // Scripts without spaces are searched by pairs: 東京都 is 東京 京都, each pair beginning with the last of the one before.
        var paired = cjk && runLength > 1;
        if ((paired || !IsWord(before) || cjk != IsCjk(before)) && words.Length > 0) words.Append(' ');
        if (paired) words.Append(before);
        words.Append(rune);
    }

    private static bool IsWord(Rune rune) => Rune.IsLetter(rune) || IsMark(rune) || Rune.IsNumber(rune);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsArabicMark(int value) =>
        value is (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06ED) or (>= 0x08D3 and <= 0x08FF);

    private static bool IsVariation(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Han, kana and Hangul, their radicals, marks of length and iteration, and everything on the ideographic planes.</summary>
    private static bool IsCjk(Rune rune) => IsWord(rune) && !IsMark(rune) && rune.Value
        is (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x30FF)
        or (>= 0x3130 and <= 0x318F) or (>= 0x31A0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x1AFF0 and <= 0x1B16F)
        or (>= 0x20000 and <= 0x3FFFF);
}
