using System.Globalization;

namespace Community.Platform;

/// <summary>The forms of a counted word that the portal's languages tell apart.</summary>
public enum PluralForm
{
    One,
    Other,
}

/// <summary>Which form of a word a number takes, as Unicode's CLDR has it for English, Danish, Swedish and Persian.</summary>
public static class Plural
{
    /// <summary>The form for a whole number. Persian says "none" and "one" alike; the others keep One for one alone.</summary>
    public static PluralForm Of(CultureInfo culture, long number) => number switch
    {
        1 or -1 => PluralForm.One,
        0 when culture.TwoLetterISOLanguageName is "fa" => PluralForm.One,
        _ => PluralForm.Other,
    };

    /// <summary>The key of a counted sentence: <c>Ago.Minutes</c> becomes <c>Ago.Minutes.One</c>.</summary>
    public static string Key(CultureInfo culture, string key, long number) => $"{key}.{Of(culture, number)}";
}
