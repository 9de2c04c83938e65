using System.Globalization;
using System.Runtime.InteropServices;

namespace Community.Builds;

/// <summary>A week for which a build can be chosen: of ISO 8601 and in UTC, so from a Monday at midnight there to the next, the same for all readers.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeatureWeek(int Year, int Number)
{
    /// <summary>How many weeks can be chosen for: this one and those that come after it.</summary>
    public const int Ahead = 13;

    private const int Hundred = 100;

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Its number in the database; rises with time.</summary>
    public int Key => (Year * Hundred) + Number;

    public static FeatureWeek Of(DateTime utc) => new(ISOWeek.GetYear(utc), ISOWeek.GetWeekOfYear(utc));

    public static FeatureWeek OfKey(int key) => new(key / Hundred, key % Hundred);

    /// <summary>As forms and addresses write it, <c>2026-W48</c>; null for what is no week.</summary>
    public static FeatureWeek? Read(string? typed)
    {
        if (typed is not { Length: 8 } || typed[4..6] != "-W") return null;
        if (!int.TryParse(typed[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(typed[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return IsOne(year, number) ? new FeatureWeek(year, number) : null;
    }

    /// <summary>Whether a number stands for a week that there is.</summary>
    public static bool IsKey(int key) => IsOne(key / Hundred, key % Hundred);

    public FeatureWeek Plus(int weeks) => Of(Monday.AddDays(weeks * 7).ToDateTime(TimeOnly.MinValue));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    /// <summary>The last year has no room for the week after it.</summary>
    private static bool IsOne(int year, int number) => year is >= 1 and < 9999 && number >= 1 && number <= ISOWeek.GetWeeksInYear(year);
}
