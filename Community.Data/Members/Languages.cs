using System.Collections.Frozen;
using System.Globalization;

namespace Community.Members;

/// <summary>A language that members write in: its BCP 47 tag and its own name for itself.</summary>
public sealed record Language(string Tag, string NativeName)
{
    /// <summary>Whether it is written from right to left.</summary>
    public bool IsRightToLeft => CultureInfo.GetCultureInfo(Tag).TextInfo.IsRightToLeft;
}

/// <summary>The languages of what members write; far more than the portal's own pages speak.</summary>
public static class Languages
{
    /// <summary>All of them, by tag.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("af", "Afrikaans"), new("am", "አማርኛ"), new("ar", "العربية"), new("az", "azərbaycan"), new("be", "беларуская"), new("bg", "български"), new("bn", "বাংলা"), new("bs", "bosanski"),
        new("ca", "català"), new("ckb", "کوردیی ناوەندی"), new("cs", "čeština"), new("cy", "Cymraeg"), new("da", "dansk"), new("de", "Deutsch"), new("el", "Ελληνικά"), new("en", "English"),
        new("es", "español"), new("et", "eesti"), new("eu", "euskara"), new("fa", "فارسی"), new("fi", "suomi"), new("fo", "føroyskt"), new("fr", "français"), new("ga", "Gaeilge"),
        new("gl", "galego"), new("he", "עברית"), new("hi", "हिन्दी"), new("hr", "hrvatski"), new("hu", "magyar"), new("hy", "հայերեն"), new("id", "Indonesia"), new("is", "íslenska"),
        new("it", "italiano"), new("ja", "日本語"), new("ka", "ქართული"), new("kk", "қазақ тілі"), new("km", "ខ្មែរ"), new("ko", "한국어"), new("lt", "lietuvių"), new("lv", "latviešu"),
        new("mk", "македонски"), new("mn", "монгол"), new("ms", "Melayu"), new("mt", "Malti"), new("nb", "norsk bokmål"), new("ne", "नेपाली"), new("nl", "Nederlands"), new("nn", "norsk nynorsk"),
        new("pl", "polski"), new("pt", "português"), new("pt-BR", "português (Brasil)"), new("ro", "română"), new("ru", "русский"), new("si", "සිංහල"), new("sk", "slovenčina"), new("sl", "slovenščina"),
        new("sq", "shqip"), new("sr", "српски"), new("sv", "svenska"), new("sw", "Kiswahili"), new("ta", "தமிழ்"), new("te", "తెలుగు"), new("th", "ไทย"), new("tr", "Türkçe"),
        new("uk", "українська"), new("ur", "اردو"), new("uz", "o‘zbek"), new("vi", "Tiếng Việt"), new("zh-Hans", "中文（简体）"), new("zh-Hant", "中文（繁體）"), new("zu", "isiZulu"),
    ];

    private static readonly FrozenDictionary<string, Language> ByTag = All.ToFrozenDictionary(language => language.Tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether content can say that it is in this language.</summary>
    public static bool IsKnown(string? tag) => tag is not null && ByTag.ContainsKey(tag);

    /// <summary>The language of a tag; a regional tag that is not listed falls back to its language, as a browser's sv-FI does to sv.</summary>
    public static Language? Find(string? tag)
    {
        for (var part = tag ?? ""; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOf('-'))])
        {
            if (ByTag.TryGetValue(part, out var language)) return language;
        }

        return null;
    }
}
