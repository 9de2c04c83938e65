namespace Community.Threads;

/// <summary>How entangled a text may be. Beyond this nobody reads it, and the parser takes quadratic time or gives up.</summary>
internal static class MarkdownLimits
{
    // Twice the longest post, and longer than the longest concept.
    private const int MostLetters = 20_000;
    private const int MostBrackets = 300;
    private const int MostDelimiters = 600;
    private const int DeepestNesting = 16;

    public static bool AreExceededBy(string text)
    {
        if (text.Length > MostLetters || text.AsSpan().Count('[') > MostBrackets) return true;

        var delimiters = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (Nesting(line, out var start) > DeepestNesting) return true;
            delimiters += Delimiters(line[start..]);
        }

        return delimiters > MostDelimiters;
    }

    /// <summary>How many quotes and lists a line opens before its words, two columns of indentation counting as one more.</summary>
    private static int Nesting(ReadOnlySpan<char> line, out int start)
    {
        var (markers, columns) = (0, 0);
        for (start = 0; start < line.Length; start++)
        {
            var letter = line[start];
            if (letter is '\t') columns += 4;
            else if (letter is ' ') columns++;
            else if (letter is '>' || IsBullet(line[start..])) markers++;
            else if (letter is '.' or ')' && start > 0 && char.IsAsciiDigit(line[start - 1])) markers++;
            else if (!char.IsAsciiDigit(letter)) break;
        }

        // Indentation alone is code, or a poem.
        return markers == 0 ? 0 : markers + (columns / 2);
    }

    private static bool IsBullet(ReadOnlySpan<char> rest) => rest[0] is '-' or '*' or '+' && (rest.Length == 1 || rest[1] is ' ' or '\t');

    private static int Delimiters(ReadOnlySpan<char> words)
    {
        var runs = 0;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] is '*' or '_' or '~' && (at == 0 || words[at - 1] != words[at])) runs++;
        }

        return runs;
    }
}
