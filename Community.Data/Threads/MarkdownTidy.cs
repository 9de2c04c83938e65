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
        foreach (var link in document.Descendants<AutolinkInline>().ToList()) Tidy(link);
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

    private static void Tidy(AutolinkInline link)
    {
        if (link.IsInLink() || !IsSafe(link.IsEmail ? $"mailto:{link.Url}" : link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
    }

    private static void Tidy(LinkInline link)
    {
        // A reference resolves late: what is judged must be what is written.
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url;
        (link.Url, link.GetDynamicUrl, link.IsImage) = (url, null, false);

        // A picture in a link is a link in a link, which no page can hold.
        if (link.IsInLink() || !IsSafe(url))
        {
            link.MoveChildrenAfter(link);
            link.Remove();
        }
        else if (string.IsNullOrWhiteSpace(MarkdownWords.Of(link)))
        {
            link.AppendChild(new LiteralInline(url));
        }
    }

    // Absolute, of a known scheme from the very first letter, without names in front of the host, and readable in one direction.
    private static bool IsSafe(string? url) => url is not null
        && Array.Exists(Schemes, scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        && !url.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || IsInvisible(letter))
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.UserInfo.Length == 0 || uri.Scheme == Uri.UriSchemeMailto);

    private static bool IsInvisible(char letter) => char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format;
}
