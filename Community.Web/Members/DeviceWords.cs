namespace Community.Members;

/// <summary>What a browser says it is, in words from closed lists; an unknown one has none.</summary>
public readonly record struct DeviceWords(string Browser, string System)
{
    // The first that is found counts: most browsers also name the ones they want to be taken for.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
         ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux")];

    public static DeviceWords Of(string? userAgent) => new(Find(Browsers, userAgent ?? ""), Find(Systems, userAgent ?? ""));

    public override string ToString() => string.Join(" · ", new[] { Browser, System }.Where(word => word.Length > 0));

    private static string Find((string Sign, string Name)[] known, string text) => Array.Find(known, one => text.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "";
}
