using System.Globalization;
using Community.Members;
using Community.Platform;

namespace Community.Groups;

/// <summary>Places, languages and spans of time as the pages of groups say them.</summary>
public static class GroupWords
{
    /// <summary>The country in the reader's language; a code that is none is said as it is.</summary>
    public static string CountryOf(this Words _, string code) => Countries.IsKnown(code) ? Countries.NameOf(code, CultureInfo.CurrentUICulture) : code;

    /// <summary>Languages by their own names.</summary>
    public static string LanguagesOf(this Words _, IEnumerable<string> tags) => string.Join(", ", tags.Select(tag => Languages.Find(tag)?.NativeName ?? tag));

    /// <summary>A year stands without grouping; its digits are the reader's.</summary>
    public static string Year(this Formats formats, int year) => string.Concat(year.ToString(CultureInfo.InvariantCulture).Select(digit => formats.Number(digit - '0')));

    /// <summary>The day on which a term ends.</summary>
    public static string Day(this Formats formats, DateOnly day) => formats.Date(day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));
}
