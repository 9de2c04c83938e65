using System.Globalization;
using Community.Text;

namespace Community.Admin;

/// <summary>What the fields of both files have in common: keys, people and instants.</summary>
internal static class ImportFields
{
    // Without a zone an instant is UTC.
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    public static Outcome<string> Key(string field) => CleanText.Line(field) is { Length: > 0 and <= ImportRefusals.KeyMaximum } key ? key : ImportRefusals.KeyLength;

    public static Outcome<string> Person(string field) => CleanText.Line(field) is { Length: > 0 and <= ImportRefusals.NameMaximum } name ? name : ImportRefusals.PersonLength;

    /// <summary>The instant in UTC, to the microsecond as it will be stored; a later import compares with it.</summary>
    public static Outcome<DateTime> Instant(string field, DateTime now)
    {
        var text = field.Trim();
        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
            return ImportRefusals.NoInstant(text);
        var instant = parsed.UtcDateTime;
        return instant > now ? ImportRefusals.FutureInstant : instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
