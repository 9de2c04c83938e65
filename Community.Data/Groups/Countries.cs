using System.Collections.Frozen;
using System.Globalization;

namespace Community.Groups;

/// <summary>The countries and territories where groups and members can be at home: ISO 3166-1, in two letters.</summary>
public static class Countries
{
    /// <summary>All 249 codes, in their own order.</summary>
    public static IReadOnlyList<string> Codes { get; } = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
        "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
        "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
        "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
        "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
        "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
        "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW").Split(' ');

    private static readonly FrozenSet<string> Known = Codes.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether this is a code as we keep it, in capitals.</summary>
    public static bool IsKnown(string? code) => code is not null && Known.Contains(code);

    /// <summary>The country's name in the reader's language.</summary>
    public static string NameOf(string code, CultureInfo reader)
    {
        if (!IsKnown(code)) throw new ArgumentOutOfRangeException(nameof(code), code, "Not a country of ISO 3166-1.");

        // RegionInfo names a country only in its own language and in English. The region as seen by "Danish in Germany" is named in Danish.
        return new RegionInfo($"{reader.TwoLetterISOLanguageName}-{code}").NativeName;
    }

    /// <summary>All countries as the reader would look them up in a list.</summary>
    public static IReadOnlyList<(string Code, string Name)> InOrder(CultureInfo reader) =>
        [.. Codes.Select(code => (Code: code, Name: NameOf(code, reader))).OrderBy(country => country.Name, StringComparer.Create(reader, ignoreCase: true))];
}
