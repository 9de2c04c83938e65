using System.Globalization;

namespace Community.Platform;

public sealed class PluralTests
{
    [Theory]
    [InlineData("en", 0, PluralForm.Other)]
    [InlineData("en", 1, PluralForm.One)]
    [InlineData("en-GB", -1, PluralForm.One)]
    [InlineData("en", 21, PluralForm.Other)]
    [InlineData("da", 0, PluralForm.Other)]
    [InlineData("da", 1, PluralForm.One)]
    [InlineData("sv", 2, PluralForm.Other)]
    [InlineData("sv", 1, PluralForm.One)]
    [InlineData("fa", 0, PluralForm.One)]
    [InlineData("fa-IR", 1, PluralForm.One)]
    [InlineData("fa", 2, PluralForm.Other)]
    public void A_number_takes_the_form_its_language_gives_it(string language, long number, PluralForm form) =>
        Assert.Equal(form, Plural.Of(CultureInfo.GetCultureInfo(language), number));

    [Fact]
    public void The_form_ends_the_key() => Assert.Equal("Votes.One", Plural.Key(CultureInfo.GetCultureInfo("en"), "Votes", 1));
}
