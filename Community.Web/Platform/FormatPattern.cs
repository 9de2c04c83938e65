using System.Collections.Concurrent;
using System.Globalization;

namespace Community.Platform;

/// <summary>How one language writes numbers, dates and times.</summary>
/// <remarks>Written out for the portal's languages, so that two machines with other versions of ICU write alike.</remarks>
internal sealed record FormatPattern(CultureInfo Culture, string Date, string Time, string Comma = ",", char Zero = '0')
{
    private static readonly ConcurrentDictionary<string, FormatPattern> Known = new(StringComparer.Ordinal);

    public static FormatPattern For(CultureInfo culture) => Known.GetOrAdd(culture.Name, _ => culture.TwoLetterISOLanguageName switch
    {
        "en" => new(culture, "d MMMM yyyy", "HH:mm"),
        "da" => new(Spaced(culture), "d. MMMM yyyy", "HH.mm"),
        "sv" => new(Spaced(culture), "d MMMM yyyy", "HH:mm"),
        "fa" => new(Persian(culture), "d MMMM yyyy", "HH:mm", "،", '۰'),
        _ => new(culture, culture.DateTimeFormat.LongDatePattern, culture.DateTimeFormat.ShortTimePattern),
    });

    // The space before % must not break the line; .NET's own pattern lets it.
    private static CultureInfo Spaced(CultureInfo culture)
    {
        var spaced = (CultureInfo)culture.Clone();
        var numbers = spaced.NumberFormat;
        (numbers.PercentSymbol, numbers.PercentPositivePattern, numbers.PercentNegativePattern) = ("\u00A0%", 1, 1);
        return CultureInfo.ReadOnly(spaced);
    }

    private static CultureInfo Persian(CultureInfo culture)
    {
        var persian = (CultureInfo)culture.Clone();
        persian.DateTimeFormat.Calendar = new PersianCalendar();
        var numbers = persian.NumberFormat;
        (numbers.NumberGroupSeparator, numbers.PercentGroupSeparator) = ("٬", "٬");
        (numbers.NumberDecimalSeparator, numbers.PercentDecimalSeparator) = ("٫", "٫");
        (numbers.PercentSymbol, numbers.PercentPositivePattern, numbers.PercentNegativePattern) = ("٪", 1, 1);
        return CultureInfo.ReadOnly(persian);
    }
}
