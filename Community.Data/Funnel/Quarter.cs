using System.Globalization;

namespace Community.Funnel;

/// <summary>A calendar quarter in UTC, in which a group has its forwards: kept as a number like 20264, which sorts by time.</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    private Quarter(int year, int number) => Key = (year * 10) + number;

    /// <summary>The number it is kept as.</summary>
    public int Key { get; }

    public int Year => Key / 10;

    /// <summary>1 to 4.</summary>
    public int Number => Key % 10;

    /// <summary>Its first instant.</summary>
    public DateTime Start => new(Year, (Number * 3) - 2, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The first instant after it.</summary>
    public DateTime End => Start.AddMonths(3);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    public static bool operator <(Quarter left, Quarter right) => left.Key < right.Key;

    public static bool operator >(Quarter left, Quarter right) => left.Key > right.Key;

    public static bool operator <=(Quarter left, Quarter right) => left.Key <= right.Key;

    public static bool operator >=(Quarter left, Quarter right) => left.Key >= right.Key;

    /// <summary>The quarter of an instant in UTC.</summary>
    public static Quarter Of(DateTime utc) => new(utc.Year, ((utc.Month - 1) / 3) + 1);

    /// <summary>The quarter that was kept as this number.</summary>
    public static Quarter FromKey(int key) => key % 10 is >= 1 and <= 4 && key / 10 is >= 1 and <= 9998
        ? new(key / 10, key % 10)
        : throw new ArgumentOutOfRangeException(nameof(key), key, "A quarter is a year followed by 1 to 4.");

    public int CompareTo(Quarter other) => Key.CompareTo(other.Key);

    /// <summary>For logs and exports; pages say it in the reader's language with <see cref="Number"/> and <see cref="Year"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}");
}
