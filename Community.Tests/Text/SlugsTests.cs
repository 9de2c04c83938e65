namespace Community.Text;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("Øresund Brick Club", "oresund-brick-club")]
    [InlineData("Ærø & Åland: 2 øer!", "aero-aland-2-oer")]
    [InlineData("C++ / C#", "c-c")]
    [InlineData("باشگاه آجر", "")]
    [InlineData("東京 2026", "2026")]
    [InlineData("--", "")]
    public void A_slug_is_folded_and_Latin(string text, string slug) => Assert.Equal(slug, Slugs.Slug(text));

    [Theory]
    [InlineData("a sorting tray for bricks", 14, "a-sorting-tray")]
    [InlineData("a sorting tray for bricks", 12, "a-sorting")]
    [InlineData("donaudampfschiff", 6, "donaud")]
    public void A_long_slug_ends_at_a_word(string text, int most, string slug) => Assert.Equal(slug, Slugs.Slug(text, most));

    [Fact]
    public void A_slug_of_anything_is_within_its_limit_and_alphabet() => HostileText.Texts.Check(text =>
        Slugs.Slug(text, 10) is { Length: <= 10 } slug && slug.Trim('-').Length == slug.Length
        && slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && string.Equals(slug, Slugs.Slug(slug, 10), StringComparison.Ordinal));

    [Fact]
    public void The_first_handle_is_the_name_and_the_next_are_numbered() =>
        Assert.Equal(["karim-nazari", "karim-nazari-2", "karim-nazari-3"], Slugs.Handles("Karim Nazari", new Random(1)).Take(3));

    [Theory]
    [InlineData("Bo", "member-bo")]
    [InlineData("شیرین", "member")]
    [InlineData("Wolfeschlegelsteinhausenbergerdorff Junior", "wolfeschlegelsteinhausenberger")]
    public void Names_that_make_no_handle_still_get_one(string name, string handle) => Assert.Equal(handle, Slugs.Handles(name, new Random(1)).First());

    [Fact]
    public void Every_proposal_is_a_handle_and_proposals_differ() => HostileText.Texts.Check(name =>
    {
        var handles = Slugs.Handles(name, new Random(7)).Take(60).ToList();
        return handles.All(handle => Slugs.IsHandle(handle)) && handles.Distinct(StringComparer.Ordinal).Count() > 50;
    }, 300);

    [Theory]
    [InlineData("marie", true)]
    [InlineData("m-2", true)]
    [InlineData("ab", false)]
    [InlineData("Marie", false)]
    [InlineData("mari e", false)]
    [InlineData("marie\n", false)]
    [InlineData("øre", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", false)]
    [InlineData(null, false)]
    public void A_handle_is_three_to_thirty_of_its_alphabet(string? handle, bool allowed) => Assert.Equal(allowed, Slugs.IsHandle(handle));

    [Fact]
    public void Imported_people_may_keep_a_handle_of_two() => Assert.True(Slugs.IsHandle("ab", least: 2));
}
