using Community.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;

namespace Community.Threads;

/// <summary>What members write, turned into a page that can harm no reader: rendered once, when it is written.</summary>
public static class Markdown
{
    private const string Rel = "ugc nofollow noopener";

    // Our own list, never UseAdvancedExtensions: that one brings iframes and lets anyone write attributes.
    private static readonly MarkdownPipeline Pipeline = WithMentions(new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UseSoftlineBreakAsHardlineBreak()).Build();

    /// <summary>The HTML of a cleaned text, in which a mention of one of <paramref name="handles"/> leads to that member.</summary>
    public static string Render(string text, IReadOnlySet<string>? handles = null)
    {
        if (Parse(text) is { } document)
        {
            MarkdownTidy.Apply(document, handles);
            if (Written(document) is { } html) return html;
        }

        using var page = new StringWriter();
        WritePlain(new HtmlRenderer(page), text);
        return page.ToString();
    }

    /// <summary>The handles a text calls by @, each once, in order; not those in code or in links.</summary>
    public static IReadOnlyList<string> MentionsIn(string text) => Parse(text) is { } document
        ? [.. document.Descendants<MentionInline>().Where(mention => !mention.IsInLink()).Select(mention => mention.Handle).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>The beginning of a text in plain words on one line, for cards and notices.</summary>
    public static string Excerpt(string text, int most = 180) =>
        CleanText.Shorten(CleanText.Line(Parse(text) is { } document ? MarkdownWords.Of(document) : text[..Math.Min(text.Length, most * 8)]), most);

    /// <summary>The tree of a text; null for one so entangled that only its plain words are worth the time.</summary>
    private static MarkdownDocument? Parse(string text)
    {
        if (MarkdownLimits.AreExceededBy(text)) return null;
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own answer to nesting deeper than its limit. Whoever posts it gets plain words, not an error page.
            return null;
        }
    }

    /// <summary>Null where brackets that were never closed nest deeper than Markdig writes; it notices only now.</summary>
    private static string? Written(MarkdownDocument document)
    {
        using var page = new StringWriter();
        try
        {
            Furnish(new HtmlRenderer(page)).Render(document);
            return page.ToString();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static MarkdownPipelineBuilder WithMentions(MarkdownPipelineBuilder builder)
    {
        builder.InlineParsers.Insert(0, new MentionParser());
        return builder;
    }

    private static HtmlRenderer Furnish(HtmlRenderer renderer)
    {
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Add(new MentionRenderer());
        renderer.ObjectRenderers.FindExact<LinkInlineRenderer>()!.Rel = Rel;
        renderer.ObjectRenderers.FindExact<CodeBlockRenderer>()!.OutputAttributesOnPre = true;
        return renderer;
    }

    private static void WritePlain(HtmlRenderer renderer, string text)
    {
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            renderer.Write("<p dir=\"auto\">");
            var lines = paragraph.Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                if (line > 0) renderer.Write("<br />\n");
                renderer.WriteEscape(lines[line]);
            }

            renderer.Write("</p>\n");
        }
    }
}
