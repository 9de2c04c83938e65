using Community.Text;

namespace Community.Ideas;

public sealed class ConceptTests
{
    [Fact]
    public void A_concept_is_one_document_with_two_markers() =>
        Assert.Equal("## :today:\n\nI sort by hand.\n\n## :better:\n\nA tray with sieves.", Concept.Join("I sort by hand.", "A tray with sieves."));

    [Fact]
    public void Every_cleaned_text_comes_back_as_it_was() => HostileText.Pairs.Check(
        pair =>
        {
            var clean = (CleanText.Clean(pair.One), CleanText.Clean(pair.Other));
            return Concept.Split(Concept.Join(clean.Item1, clean.Item2)) == clean;
        },
        10_000);

    [Theory]
    [InlineData("## :today:")]
    [InlineData("## :better:\nmine")]
    [InlineData("one\n## :BETTER:  \ntwo")]
    [InlineData("\\## :today:\n\\\\## :better:")]
    [InlineData("```\n## :better:\n```")]
    [InlineData("")]
    public void Markers_in_a_members_words_are_words(string words)
    {
        Assert.Equal((words, "better"), Concept.Split(Concept.Join(words, "better")));
        Assert.Equal(("today", words), Concept.Split(Concept.Join("today", words)));
    }

    [Theory]
    [InlineData("just text", "", "just text")]
    [InlineData("", "", "")]
    [InlineData("a\n\n## :better:\n\nb", "a", "b")]
    [InlineData("## :today:\n\na", "a", "")]
    [InlineData("above\n## :today:\na\n## :better:\nb", "above\na", "b")]
    [InlineData("## :better:\nb\n## :today:\na", "a", "b")]
    [InlineData("## :today:\na\n## :better:\nb\n## :today:\nc", "a\nc", "b")]
    [InlineData("## :today: \r\na\r\n\r\n## :Better:\r\nb", "a", "b")]
    public void Markers_edited_away_or_moved_lose_nothing(string text, string today, string better) =>
        Assert.Equal((today, better), Concept.Split(text));
}
