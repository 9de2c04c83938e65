using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Community.Threads;

/// <summary>The words of a text without its marks.</summary>
internal static class MarkdownWords
{
    public static string Of(MarkdownDocument document)
    {
        var words = new StringBuilder();
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is CodeBlock) words.Append(block.Lines.ToString());
            else if (block.Inline is { } inline) words.Append(Of(inline));
            words.Append('\n');
        }

        return words.ToString();
    }

    public static string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        MentionInline mention => mention.Written,
        LineBreakInline => "\n",
        ContainerInline container => string.Concat(container.Select(Of)),
        _ => "",
    };
}
