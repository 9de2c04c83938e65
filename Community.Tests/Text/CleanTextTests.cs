using System.Globalization;
using System.Text;

namespace Community.Text;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("  hello \n", "hello")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\0b\u0007c\u0085d\u001B[31m", "abcd[31m")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("whole 😀", "whole 😀")]
    [InlineData("x\uFFFEy\uFFFF", "x\uFFFDy\uFFFD")]
    [InlineData("\u200B\u200C \u3164\u2800", "")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void The_door_lets_in_what_can_be_read_and_kept(string? text, string clean) => Assert.Equal(clean, CleanText.Clean(text));

    // Not a row above: the compiler stores attributes in UTF-8, which has no lone surrogates.
    [Fact]
    public void Halves_of_characters_are_replaced() => Assert.Equal("\uFFFD broken \uFFFD", CleanText.Clean("\uD83D broken \uDE00"));

    [Fact]
    public void What_is_clean_stays_as_it_is() => HostileText.Texts.Check(text => string.Equals(CleanText.Clean(text), CleanText.Clean(CleanText.Clean(text)), StringComparison.Ordinal));

    [Fact]
    public void What_is_clean_survives_UTF8_and_holds_no_control_characters() => HostileText.Texts.Check(text =>
    {
        var clean = CleanText.Clean(text);
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        return string.Equals(clean, strict.GetString(strict.GetBytes(clean)), StringComparison.Ordinal)
            && !clean.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
    });

    [Theory]
    [InlineData(" Bricks \n\t for\u00A0all ", "Bricks for all")]
    [InlineData("\n", "")]
    public void A_line_is_one_line(string text, string line) => Assert.Equal(line, CleanText.Line(text));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("a sorting tray for bricks", 20, "a sorting tray for…")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…")]
    [InlineData("😀😀😀", 4, "😀…")]
    [InlineData("ab👨‍👩‍👧cd", 7, "ab…")]
    public void A_shortened_text_ends_between_words_or_whole_characters(string text, int most, string shortened) =>
        Assert.Equal(shortened, CleanText.Shorten(text, most));

    [Fact]
    public void A_shortened_text_keeps_its_limit_and_breaks_no_character() => HostileText.Texts.Check(text =>
    {
        var clean = CleanText.Clean(text);
        var shortened = CleanText.Shorten(clean, 7);
        return shortened.Length <= 7 && string.Equals(shortened, CleanText.Clean(shortened), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("Marie Sørensen", "MS")]
    [InlineData("øystein", "Ø")]
    [InlineData("Anna Maria von Trapp", "AT")]
    [InlineData("e\u0301mile zola", "E\u0301Z")]
    [InlineData("شیرین امینی", "ش\u200Cا")]
    [InlineData("山田 太郎", "山太")]
    [InlineData("🧱 Bob", "B")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    [InlineData("𝒜lice Ba", "𝒜B")]
    public void A_face_shows_at_most_two_initials(string? name, string initials) => Assert.Equal(initials, CleanText.Initials(name));

    [Fact]
    public void No_name_makes_a_face_overflow() => HostileText.Texts.Check(name =>
    {
        var initials = CleanText.Initials(name);
        return initials.Length <= 40 && new StringInfo(initials).LengthInTextElements <= 3;
    });

    [Fact]
    public void A_tower_of_marks_is_reduced_to_its_letter() => Assert.Equal("Z", CleanText.Initials("z" + new string('\u0301', 50)));
}
