using Community.Text;

namespace Community.Threads;

public sealed class MarkdownTests
{
    private static readonly HashSet<string> Handles = new(StringComparer.Ordinal) { "marie", "karim-nazari" };

    [Theory]
    [InlineData("**bold** *soft* ~~gone~~ `code`", "<p dir=\"auto\"><strong>bold</strong> <em>soft</em> <del>gone</del> <code>code</code></p>\n")]
    [InlineData("one\ntwo", "<p dir=\"auto\">one<br />\ntwo</p>\n")]
    [InlineData("# Title\n\n## Part", "<h3 dir=\"auto\">Title</h3>\n<h4 dir=\"auto\">Part</h4>\n")]
    [InlineData("##### deep", "<h6 dir=\"auto\">deep</h6>\n")]
    [InlineData("- a\n- b", "<ul dir=\"auto\">\n<li>a</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("3. c", "<ol start=\"3\" dir=\"auto\">\n<li>c</li>\n</ol>\n")]
    [InlineData("> said", "<blockquote dir=\"auto\">\n<p>said</p>\n</blockquote>\n")]
    [InlineData("```cs onclick=x\n<b>\n```", "<pre dir=\"auto\"><code>&lt;b&gt;\n</code></pre>\n")]
    [InlineData("سلام", "<p dir=\"auto\">سلام</p>\n")]
    [InlineData("", "")]
    public void Ordinary_marks_become_ordinary_elements(string text, string html) => Assert.Equal(html, Markdown.Render(text));

    [Theory]
    [InlineData("[a](https://b.example \"t\")", "<a href=\"https://b.example\" title=\"t\" rel=\"ugc nofollow noopener\">a</a>")]
    [InlineData("<https://b.example>", "<a href=\"https://b.example\" rel=\"ugc nofollow noopener\">https://b.example</a>")]
    [InlineData("https://b.example/x", "<a href=\"https://b.example/x\" rel=\"ugc nofollow noopener\">https://b.example/x</a>")]
    [InlineData("www.b.example", "<a href=\"https://www.b.example\" rel=\"ugc nofollow noopener\">www.b.example</a>")]
    [InlineData("<marie@b.example>", "<a href=\"mailto:marie@b.example\" rel=\"ugc nofollow noopener\">marie@b.example</a>")]
    [InlineData("[a][1]\n\n[1]: HTTPS://b.example", "<a href=\"HTTPS://b.example\" rel=\"ugc nofollow noopener\">a</a>")]
    [InlineData("![a tray](https://b.example/p.png)", "<a href=\"https://b.example/p.png\" rel=\"ugc nofollow noopener\">a tray</a>")]
    [InlineData("![](https://b.example/p.png)", "<a href=\"https://b.example/p.png\" rel=\"ugc nofollow noopener\">https://b.example/p.png</a>")]
    [InlineData("[![a](https://b.example/p.png)](https://c.example)", "<a href=\"https://c.example\" rel=\"ugc nofollow noopener\">a</a>")]
    [InlineData("[a](/ideas/4) [b](#c) tel:123 [d](//e.example)", "a b tel:123 d")]
    [InlineData("[bank](https://bank.example@evil.example)", "bank")]
    public void Links_lead_only_where_a_link_may(string text, string html) => Assert.Equal($"<p dir=\"auto\">{html}</p>\n", Markdown.Render(text));

    [Theory]
    [InlineData("Thanks @marie.", "Thanks <a href=\"/members/marie\">@marie</a>.")]
    [InlineData("@Karim-Nazari- (@marie)", "<a href=\"/members/karim-nazari\">@Karim-Nazari</a>- (<a href=\"/members/marie\">@marie</a>)")]
    [InlineData("**@marie** سلام@marie", "<strong><a href=\"/members/marie\">@marie</a></strong> سلام@marie")]
    [InlineData("@nobody `@marie` \\@marie marie@marie.example @marieø", "@nobody <code>@marie</code> @marie marie@marie.example @marieø")]
    [InlineData("[@marie](https://b.example)", "<a href=\"https://b.example\" rel=\"ugc nofollow noopener\">@marie</a>")]
    public void A_mention_leads_to_a_member_who_is_there(string text, string html) =>
        Assert.Equal($"<p dir=\"auto\">{html}</p>\n", Markdown.Render(text, Handles));

    [Fact]
    public void Mentions_are_found_once_each_outside_code_and_links() => Assert.Equal(
        ["marie", "jonas", "li"],
        Markdown.MentionsIn("@Marie and @jonas, @marie, @li\n\n    @incode\n\n`@code` [@link](https://a.example) https://a.example/@path x@mail @a"));

    [Theory]
    [InlineData("# A tray\n\nwith **sieves**, [see](https://a.example)\n- `one`\n- &amp; two @marie", "A tray with sieves, see one & two @marie")]
    [InlineData("![alt words](https://a.example/p.png)", "alt words")]
    [InlineData("", "")]
    public void An_excerpt_is_words_alone(string text, string words) => Assert.Equal(words, Markdown.Excerpt(text));

    [Fact]
    public void An_excerpt_keeps_its_length_and_one_line() => HostileText.Texts.Check(text =>
        Markdown.Excerpt(CleanText.Clean(text), 20) is { Length: <= 20 } excerpt && !excerpt.Contains('\n', StringComparison.Ordinal));

    [Fact]
    public void An_escaped_text_reads_as_it_was_typed() =>
        Assert.Equal("<p dir=\"auto\">&lt;b&gt; 1 &lt; 2 &amp; &quot;so&quot;</p>\n", Markdown.Render("<b> 1 < 2 & \"so\""));

    [Fact]
    public void A_list_nested_by_indentation_answers_at_once()
    {
        var hostile = string.Concat(Enumerable.Range(0, 140).Select(depth => new string(' ', depth * 2) + "- a\n"));
        Assert.StartsWith("<p dir=\"auto\">- a<br />", Markdown.Render(hostile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".............................. and then")]
    [InlineData("- - - - - - - - -")]
    [InlineData("------------------------------------")]
    [InlineData("1.1.1.1.1 is a part number, 3) too")]
    [InlineData("                                          deep code")]
    public void What_only_looks_nested_is_read_as_always(string text) =>
        Assert.False(Markdown.Render($"{text}\n\n**b**").Contains("**", StringComparison.Ordinal));

    [Fact]
    public void Plain_words_stay_readable_and_safe() =>
        Assert.Equal("<p dir=\"auto\">" + new string('>', 20).Replace(">", "&gt;", StringComparison.Ordinal) + "<br />\n&lt;b&gt;</p>\n<p dir=\"auto\">x</p>\n", Markdown.Render(new string('>', 20) + "\n<b>\n\nx"));
}
