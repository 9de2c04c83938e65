using System.Globalization;

namespace Community.Platform;

/// <summary>Numbers and dates as the reader writes them.</summary>
public sealed class Formats(TimeProvider clock)
{
    public string Number(long number) => Numeral(number);

    public string Date(DateTime utc) => Digits(utc.ToString("d MMMM yyyy", CultureInfo.CurrentCulture));

    public string Ago(DateTime utc)
    {
        var passed = clock.GetUtcNow().UtcDateTime - utc;
        if (passed.TotalMinutes < 1) return "now";
        if (passed.TotalHours < 1) return Numeral((long)passed.TotalMinutes) + " min";
        return passed.TotalDays < 1 ? Numeral((long)passed.TotalHours) + " h" : Numeral((long)passed.TotalDays) + " d";
    }

    public static string Numeral(long number) => Digits(number.ToString("N0", CultureInfo.CurrentCulture));

    private static string Digits(string text) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "fa"
        ? text
        : string.Concat(text.Select(one => char.IsAsciiDigit(one) ? (char)('۰' + one - '0') : one == ',' ? '٬' : one));
}
