using System.Globalization;

namespace Community.Members;

public sealed class LanguagesTests
{
    [Fact]
    public void Every_language_names_itself_as_Unicode_does() => Assert.All(Languages.All, language =>
        Assert.Equal(CultureInfo.GetCultureInfo(language.Tag, predefinedOnly: true).NativeName, language.NativeName, ignoreCase: true));

    [Fact]
    public void There_are_enough_and_each_once_by_tag()
    {
        Assert.True(Languages.All.Count >= 40);
        Assert.Equal(Languages.All.Select(language => language.Tag), Languages.All.Select(language => language.Tag).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(["en", "da", "sv", "fa"], tag => Assert.True(Languages.IsKnown(tag)));
    }

    [Fact]
    public void Direction_is_the_scripts() => Assert.Equal(
        ["ar", "ckb", "fa", "he", "ur"],
        Languages.All.Where(language => language.IsRightToLeft).Select(language => language.Tag));

    [Theory]
    [InlineData("sv-FI", "sv")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("pt-PT", "pt")]
    [InlineData("zh-Hant-TW", "zh-Hant")]
    [InlineData("xx", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_browsers_tag_falls_back_to_its_language(string? tag, string? found) => Assert.Equal(found, Languages.Find(tag)?.Tag);
}
