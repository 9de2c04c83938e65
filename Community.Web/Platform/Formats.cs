using System.Globalization;

namespace Community.Platform;

/// <summary>Numbers, shares, dates and distances in time as the reader writes them, in the reader's time zone: the one place that knows how.</summary>
/// <param name="culture">The reader's language.</param>
/// <param name="zone">The reader's time zone.</param>
/// <param name="clock">Tells what is now.</param>
/// <param name="words">The sentence of a key in the reader's language, with these values in it; see <see cref="Keys"/>.</param>
public sealed class Formats(CultureInfo culture, TimeZoneInfo zone, TimeProvider clock, Func<string, object[], string> words)
{
    private static readonly TimeSpan HalfADay = TimeSpan.FromHours(12);
    private readonly FormatPattern pattern = FormatPattern.For(culture);

    /// <summary>Every key that <c>words</c> is asked for; those of counted words hold {0}, the number as the reader writes it.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Ago.JustNow", "Ago.Minutes.One", "Ago.Minutes.Other", "Ago.Hours.One", "Ago.Hours.Other", "Ago.Yesterday",
    ];

    /// <summary>The reader's time zone by its IANA name, for what the client counts by itself.</summary>
    public string Zone => zone.Id;

    public string Number(long number) => Digits(number.ToString("N0", pattern.Culture));

    public string Decimal(double number, int places = 1) => Digits(number.ToString($"N{places}", pattern.Culture));

    /// <summary>A year of the calendar in which the company counts its quarters, whose digits are not grouped.</summary>
    public string Year(int year) => Digits(year.ToString(CultureInfo.InvariantCulture));

    /// <summary>A share of one as a percentage.</summary>
    public string Percent(double share, int places = 0) => Digits(share.ToString($"P{places}", pattern.Culture));

    public string Date(DateTime utc) => Together(Written(utc, pattern.Date));

    /// <summary>A day as it is, the same in every time zone.</summary>
    public string Day(DateOnly day) => Together(Digits(day.ToDateTime(TimeOnly.MinValue).ToString(pattern.Date, pattern.Culture)));

    public string Time(DateTime utc) => Written(utc, pattern.Time);

    public string DateTime(DateTime utc) => Together($"{Written(utc, pattern.Date)}{pattern.Comma} {Time(utc)}");

    /// <summary>How long ago something was: "just now", minutes, hours, "yesterday", then its date.</summary>
    public string Ago(DateTime utc)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - utc;
        // A clock a little ahead of ours is no news from the future.
        if (since < TimeSpan.FromMinutes(1) && since > -TimeSpan.FromMinutes(5)) return words("Ago.JustNow", []);
        if (since < TimeSpan.Zero) return Date(utc);
        if (since < TimeSpan.FromHours(1)) return Counted("Ago.Minutes", (long)since.TotalMinutes);

        var days = (Local(now).Date - Local(utc).Date).Days;
        // At one in the morning, three hours ago is not "yesterday".
        if (days == 0 || since < HalfADay) return Counted("Ago.Hours", (long)since.TotalHours);
        return days == 1 ? words("Ago.Yesterday", []) : Date(utc);
    }

    private string Counted(string key, long number) => words(Plural.Key(culture, key, number), [Number(number)]);

    private string Written(DateTime utc, string format) => Digits(Local(utc).ToString(format, pattern.Culture));

    // Among words from left to right, a day and a year from right to left would change places.
    private string Together(string date) => culture.TextInfo.IsRightToLeft ? $"\u2067{date}\u2069" : date;

    // Columns give instants without a kind; they are UTC all the same.
    private DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(System.DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    // ICU knows the Persian calendar and ٬ ٫ ٪, yet .NET writes every digit in Latin.
    private string Digits(string latin) => pattern.Zero == '0' ? latin : string.Create(latin.Length, (latin, pattern.Zero), (digits, from) =>
    {
        for (var at = 0; at < digits.Length; at++)
            digits[at] = char.IsAsciiDigit(from.latin[at]) ? (char)(from.Zero + (from.latin[at] - '0')) : from.latin[at];
    });
}
