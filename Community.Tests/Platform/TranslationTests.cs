namespace Community.Platform;

/// <summary>English says what there is to say; every other language says all of it, with the same placeholders for names and numbers.</summary>
public sealed class TranslationTests
{
    public static TheoryData<string, string> Files =>
        [.. from feature in Translations.Features
            from language in Translations.Languages
            select (feature, language)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sentence_stands_in_every_language_with_the_same_placeholders(string feature, string language)
    {
        var english = Translations.Of(feature);
        var other = Translations.Of(feature, language);
        Assert.Equal(english.Keys, other.Keys);
        foreach (var (key, sentence) in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(other[key]), $"{feature}.{key} is empty");
            Assert.True(Placeholders(sentence).SetEquals(Placeholders(other[key])), $"{feature}.{key}: “{sentence}” and “{other[key]}” have other placeholders");
        }
    }

    /// <summary>The numbers in braces.</summary>
    private static HashSet<char> Placeholders(string sentence) => [.. sentence.Zip(sentence.Skip(1)).Where(pair => pair.First == '{' && char.IsAsciiDigit(pair.Second)).Select(pair => pair.Second)];
}
