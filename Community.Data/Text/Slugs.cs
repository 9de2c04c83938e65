using System.Text;
using Community.Search;

namespace Community.Text;

/// <summary>The short Latin names that stand in addresses: slugs of titles and groups, handles of members.</summary>
public static class Slugs
{
    public const int LongestHandle = 30;
    public const int ShortestHandle = 3;

    /// <summary>The text in a-z, 0-9 and single hyphens, cut at a word; empty when its script leaves none (the number in the address suffices).</summary>
    public static string Slug(string text, int most = 60)
    {
        var slug = Hyphenated(SearchForms.Folded(text));
        if (slug.Length <= most) return slug;

        // Half a word reads as a typing error, unless there is only one word.
        var end = slug.LastIndexOf('-', most);
        return slug[..(end > 0 ? end : most)].TrimEnd('-');
    }

    /// <summary>Whether this can be a handle; imported people may have kept one of two characters.</summary>
    public static bool IsHandle(string? handle, int least = ShortestHandle) =>
        handle is not null && handle.Length >= least && handle.Length <= LongestHandle
        && handle.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Handles to try for a newcomer, without end, the nicest first; whichever is free is taken.</summary>
    public static IEnumerable<string> Handles(string name, Random dice)
    {
        var wish = Slug(name, LongestHandle);
        if (wish.Length == 0) wish = "member";
        if (wish.Length < ShortestHandle) wish = $"member-{wish}";
        yield return wish;

        for (var number = 2; number < 10; number++) yield return Numbered(wish, number);

        // Popular names would otherwise ask the database for every number in turn.
        for (var ceiling = 1_000L; ; ceiling = Math.Min(ceiling * 2, 1_000_000_000_000)) yield return Numbered(wish, dice.NextInt64(10, ceiling));
    }

    private static string Numbered(string wish, long number)
    {
        var tail = $"-{number}";
        return wish[..Math.Min(wish.Length, LongestHandle - tail.Length)].TrimEnd('-') + tail;
    }

    private static string Hyphenated(string folded)
    {
        var slug = new StringBuilder(folded.Length);
        foreach (var letter in folded)
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
