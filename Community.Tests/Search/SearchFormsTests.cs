using System.Diagnostics;
using System.Text;
using Community.Text;

namespace Community.Search;

public sealed class SearchFormsTests
{
    [Theory]
    [InlineData("Øresund", "øresund", "oresund")]
    [InlineData("Ærø", "ærø", "aero")]
    [InlineData("Malmö", "malmö", "malmo")]
    [InlineData("Malmo\u0308", "malmö", "malmo")]
    [InlineData("Årsmøde på Samsø", "årsmøde på samsø", "arsmode pa samso")]
    [InlineData("STRASSE Straße", "strasse straße", "strasse strasse")]
    [InlineData("İstanbul", "istanbul", "istanbul")]
    [InlineData("i\u0307stanbul", "istanbul", "istanbul")]
    [InlineData("Diyarbakır", "diyarbakır", "diyarbakir")]
    [InlineData("ﬁnd ﬂoor", "find floor", "find floor")]
    [InlineData("Ｂｒｉｃｋ １２", "brick 12", "brick 12")]
    [InlineData("Łódź", "łódź", "lodz")]
    [InlineData("ΟΔΟΣ οδος", "οδοσ οδος", "οδοσ οδοσ")]
    [InlineData("Việt Nam", "việt nam", "viet nam")]
    public void Latin_words_keep_their_letters_in_one_form_and_lose_their_accents_in_the_other(string text, string kept, string folded) =>
        Assert.Equal((kept, folded), (SearchForms.Kept(text), SearchForms.Folded(text)));

    [Theory]
    [InlineData("می\u200Cخواهم", "میخواهم", "می خواهم")]
    [InlineData("میخواهم", "میخواهم", "میخواهم")]
    [InlineData("می خواهم", "می خواهم", "می خواهم")]
    [InlineData("كتابي", "کتابی", "کتابی")]
    [InlineData("کتابی", "کتابی", "کتابی")]
    [InlineData("مُحَمَّد", "محمد", "محمد")]
    [InlineData("سـلام", "سلام", "سلام")]
    [InlineData("آجر", "آجر", "اجر")]
    [InlineData("هیئت", "هیئت", "هییت")]
    [InlineData("خانه\u0654 ما", "خانه ما", "خانه ما")]
    [InlineData("سال ۱۴۰۵", "سال 1405", "سال 1405")]
    [InlineData("عام ٢٠٢٦", "عام 2026", "عام 2026")]
    [InlineData("ﻛﺘﺎﺏ", "کتاب", "کتاب")]
    [InlineData("آیا؟ بله، شاید؛", "آیا بله شاید", "ایا بله شاید")]
    public void Persian_and_Arabic_are_found_however_the_keyboard_wrote_them(string text, string kept, string folded) =>
        Assert.Equal((kept, folded), (SearchForms.Kept(text), SearchForms.Folded(text)));

    [Theory]
    [InlineData("東京都", "東京 京都")]
    [InlineData("京", "京")]
    [InlineData("乐高积木", "乐高 高积 积木")]
    [InlineData("レゴ城2つ", "レゴ ゴ城 2 つ")]
    [InlineData("ﾚｺﾞ", "レゴ")]
    [InlineData("Legoレゴ、城", "lego レゴ 城")]
    [InlineData("한국어", "한국 국어")]
    [InlineData("𠀀𠀁𠀂", "𠀀𠀁 𠀁𠀂")]
    public void Scripts_without_spaces_become_pairs(string text, string kept) => Assert.Equal(kept, SearchForms.Kept(text));

    [Fact]
    public void A_folded_kana_loses_its_voicing_and_Hangul_stays_whole()
    {
        Assert.Equal("かき きく", SearchForms.Folded("がぎぐ"));
        Assert.Equal("한국 국어", SearchForms.Folded("한국어"));
    }

    [Theory]
    [InlineData("  a\t b\r\n— “c”!  ", "a b c")]
    [InlineData("don't/won't", "don t won t")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth\uFEFF", "softhyphen zerowidth")]
    [InlineData("🧱 ❤️ \u0301", "")]
    [InlineData("", "")]
    public void Everything_between_words_is_one_space(string text, string form)
    {
        Assert.Equal(form, SearchForms.Kept(text));
        Assert.Equal(form, SearchForms.Folded(text));
    }

    // Not a row above: the compiler stores attributes in UTF-8, which has no lone surrogates.
    [Fact]
    public void Broken_characters_part_words() => Assert.Equal("a b c d", SearchForms.Kept("\uD800a\uFFFEb\0c\uDC00d"));

    [Fact]
    public void The_form_of_a_form_is_itself()
    {
        HostileText.Texts.Check(text => IsStable(SearchForms.Kept, text), 20_000);
        HostileText.Texts.Check(text => IsStable(SearchForms.Folded, text), 20_000);
    }

    [Fact]
    public void Every_single_character_of_Unicode_has_a_stable_form()
    {
        for (var value = 0; value <= 0x323AF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var text = new Rune(value).ToString();
            Assert.True(IsStable(SearchForms.Kept, text) && IsStable(SearchForms.Folded, text), $"U+{value:X4}");
        }
    }

    [Fact]
    public void Forms_hold_words_and_single_spaces_only() => HostileText.Texts.Check(text =>
    {
        var forms = new[] { SearchForms.Kept(text), SearchForms.Folded(text) };
        return forms.All(form => string.Equals(form, form.Trim(), StringComparison.Ordinal) && !form.Contains("  ", StringComparison.Ordinal)
            && form.All(letter => letter == ' ' || !(char.IsPunctuation(letter) || char.IsWhiteSpace(letter) || char.IsControl(letter) || char.IsAsciiLetterUpper(letter))));
    });

    [Theory]
    [InlineData("\u0301\u0323")]
    [InlineData("東")]
    [InlineData("ﷺ")]
    [InlineData("می\u200Cخ")]
    [InlineData("\u1100\u1161\u11A8")]
    [InlineData("ø ")]
    [InlineData("\u0F73\u0F75")]
    public void A_hundred_kilobytes_of_anything_take_linear_time(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Normalize(NormalizationForm.FormKC).Length));
        SearchForms.Kept(piece);
        var watch = Stopwatch.StartNew();
        SearchForms.Kept(hostile);
        SearchForms.Folded(hostile);
        // Reordering the marks as they came takes fifteen seconds and more.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    private static bool IsStable(Func<string, string> form, string text) => string.Equals(form(text), form(form(text)), StringComparison.Ordinal);
}
