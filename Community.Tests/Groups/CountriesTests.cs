using System.Globalization;

namespace Community.Groups;

public sealed class CountriesTests
{
    [Fact]
    public void There_are_249_and_each_once()
    {
        Assert.Equal(249, Countries.Codes.Count);
        Assert.Equal(Countries.Codes, Countries.Codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(Countries.Codes, code => Assert.True(code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], code));
    }

    [Fact]
    public void Every_country_that_has_a_culture_here_is_listed()
    {
        // Kosovo's code is lent by users, not by ISO; the numbers are regions of the world.
        var here = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && code != "XK").Distinct(StringComparer.Ordinal).ToList();
        Assert.True(here.Count > 200);
        Assert.All(here.Except(["DG", "IC", "EA", "IV", "AC", "TA", "CP"], StringComparer.Ordinal), code => Assert.True(Countries.IsKnown(code), code));
    }

    [Theory]
    [InlineData("DE", "en", "Germany")]
    [InlineData("DE", "da", "Tyskland")]
    [InlineData("SE", "sv", "Sverige")]
    [InlineData("IR", "fa", "ایران")]
    [InlineData("DE", "fa-IR", "آلمان")]
    [InlineData("BV", "en-GB", "Bouvet Island")]
    public void A_country_is_named_in_the_readers_language(string code, string reader, string name) =>
        Assert.Equal(name, Countries.NameOf(code, CultureInfo.GetCultureInfo(reader)));

    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    [InlineData("sv")]
    [InlineData("fa")]
    public void Every_country_has_a_name_of_its_own(string reader)
    {
        var countries = Countries.InOrder(CultureInfo.GetCultureInfo(reader));
        Assert.Equal(249, countries.Select(country => country.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(countries, country => Assert.True(country.Name.Length > 1 && country.Name != country.Code, country.Code));
    }

    [Fact]
    public void The_list_is_in_the_order_of_the_readers_alphabet()
    {
        // Danish and Swedish put Ø and Å behind Z, English does not.
        Assert.Equal("ZW", Countries.InOrder(CultureInfo.GetCultureInfo("en"))[^1].Code);
        Assert.StartsWith("Å", Countries.InOrder(CultureInfo.GetCultureInfo("da"))[^1].Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("de")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_code_is_refused(string? code)
    {
        Assert.False(Countries.IsKnown(code));
        Assert.Throws<ArgumentOutOfRangeException>(() => Countries.NameOf(code!, CultureInfo.InvariantCulture));
    }
}
