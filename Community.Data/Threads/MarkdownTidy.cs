using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Community.Threads;

/// <summary>Makes the tree of a member's text fit for a page: judged here, on the tree, where every kind of link has one shape.</summary>
internal static class MarkdownTidy
{
    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];

    public static void Apply(MarkdownDocument document, IReadOnlySet<string>? handles)
    {
        foreach (var code in document.Descendants<CodeBlock>()) code.SetAttributes(new HtmlAttributes());
        // Only the outermost: a list whose items had their own direction would have none to find, and its bullets on the wrong side.
        foreach (var block in document) block.SetAttributes(new HtmlAttributes { Properties = [new("dir", "auto")] });
        // The page's own outline has the first two levels.
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 2, 6);

        foreach (var mention in document.Descendants<MentionInline>())
            mention.IsKnown = handles?.Contains(mention.Handle) == true && !mention.IsInLink();
        foreach (var link in document.Descendants<AutolinkInline>().ToList()) link.ReplaceBy(AsLink(link));
        foreach (var link in document.Descendants<LinkInline>().ToList()) Tidy(link);
    }

    public static bool IsInLink(this Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline) return true;
        }

        return false;
    }

    // One shape for all: Markdig writes no rel on addresses in angle brackets.
    private static LinkInline AsLink(AutolinkInline written)
    {
        var link = new LinkInline(written.IsEmail ? $"mailto:{written.Url}" : written.Url, "");
        link.AppendChild(new LiteralInline(written.Url));
        return link;
    }

    private static void Tidy(LinkInline link)
    {
        // A reference resolves late: what is judged must be what is written.
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url;
        (link.Url, link.GetDynamicUrl, link.IsImage) = (url, null, false);

        // A picture in a link is a link in a link, which no page can hold.
        if (link.IsInLink() || !IsSafe(url))
        {
            // The parser left "tel:" out of the words; what was typed stays.
            if (link.IsAutoLink) link.InsertAfter(new LiteralInline(url ?? ""));
            else link.MoveChildrenAfter(link);
            link.Remove();
        }
        else if (string.IsNullOrWhiteSpace(MarkdownWords.Of(link)))
        {
            link.AppendChild(new LiteralInline(url));
        }
    }

    // Absolute, of a known scheme from the very first letter, without names in front of the host, and readable in one direction.
    private static bool IsSafe([NotNullWhen(true)] string? url) => url is not null
        && Array.Exists(Schemes, scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        && !url.EnumerateRunes().Any(IsMisleading)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.UserInfo.Length == 0 || uri.Scheme == Uri.UriSchemeMailto);

    // Half a character has no bytes to write (Markdig throws); a turn of direction makes one address read as another.
    private static bool IsMisleading(Rune rune) => rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
