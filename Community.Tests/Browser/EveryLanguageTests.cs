using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Admin;
using Community.Platform;

namespace Community.Browser;

/// <summary>Every page in every language: no sentence is missing, and none of those that are translated is still said in English.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class EveryLanguageTests
{
    // Shorter ones may be a name, or the same word in both languages.
    private const int TellingLength = 16;

    public static TheoryData<string> Languages => [.. Reader.Cultures];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_page_lacks_a_sentence(string language)
    {
        var portal = await DemoPortal.Seeded;
        var english = language == "en" ? [] : Untranslated(language);
        using var people = new People(portal, language);
        var faults = new List<string>();
        foreach (var page in await new PortalPages(portal).ListAsync())
        {
            using var answer = await (await people.AsAsync(page.Who)).GetAsync(page.Address);
            Assert.Equal(page.Status, (int)answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            var document = new HtmlParser().ParseDocument(html);
            if (document.DocumentElement.GetAttribute("lang") != language) faults.Add($"{page.Name} says it is in {document.DocumentElement.GetAttribute("lang")}");
            if (html.Contains('⟦', StringComparison.Ordinal)) faults.Add($"{page.Name} lacks {html.Substring(html.IndexOf('⟦', StringComparison.Ordinal), 40)}");
            faults.AddRange(Texts(document).Where(english.Contains).Select(text => $"{page.Name} says in English: {text}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>Sentences that stand alone in the page and read otherwise in this language.</summary>
    private static HashSet<string> Untranslated(string language) => (
        from feature in Translations.Features
        let other = Translations.Of(feature, language)
        from pair in Translations.Of(feature)
        where pair.Value.Length >= TellingLength && pair.Value.Contains(' ', StringComparison.Ordinal) && other[pair.Key] != pair.Value
        select pair.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>What says of itself that it is in another language, as a member's idea or the table of the API, is left out.</summary>
    private static IEnumerable<string> Texts(IDocument document) =>
        document.Descendants<IText>().Where(text => text.ParentElement?.Closest("[lang]") == document.DocumentElement).Select(text => text.Data.Trim())
            .Concat(document.All.SelectMany(element => new[] { "aria-label", "title", "placeholder", "data-turbo-confirm" }.Select(name => element.GetAttribute(name) ?? "")));

    private sealed class People(Portal portal, string language) : IDisposable
    {
        private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

        public async Task<HttpClient> AsAsync(string? who)
        {
            if (clients.TryGetValue(who ?? "", out var known)) return known;
            var client = clients[who ?? ""] = who is null ? portal.Visitor() : await portal.SignedIn($"{who}@demo.example", SeedDemo.Password);
            using var chosen = await client.GetAsync($"/language/{language}");
            return client;
        }

        public void Dispose()
        {
            foreach (var client in clients.Values) client.Dispose();
        }
    }
}
