using Community.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Community.Threads;

/// <summary>A member called by @handle in a text.</summary>
internal sealed class MentionInline(string handle, string written) : LeafInline
{
    public string Handle => handle;

    public string Written => written;

    /// <summary>Whether there is such a member, so that the mention can lead there.</summary>
    public bool IsKnown { get; set; }
}

/// <summary>Finds mentions while the text is parsed, when code, addresses and links are already told apart.</summary>
internal sealed class MentionParser : InlineParser
{
    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // marie@demo.example is an address, and /@marie part of one.
        if (slice.PeekCharExtra(-1) is var before && (char.IsLetterOrDigit(before) || before is '@' or '/' or '.' or '_' or '-')) return false;

        var length = 0;
        while (IsHandleLetter(slice.PeekChar(length + 1))) length++;
        if (char.IsLetterOrDigit(slice.PeekChar(length + 1))) return false;

        while (length > 0 && slice.PeekChar(length) == '-') length--;
        var written = slice.Text.Substring(slice.Start, length + 1);
        var handle = written[1..].ToLowerInvariant();
        // Imported people may have handles of two characters.
        if (!Slugs.IsHandle(handle, least: 2)) return false;

        processor.Inline = new MentionInline(handle, written);
        slice.Start += length + 1;
        return true;
    }

    private static bool IsHandleLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';
}

/// <summary>Writes a mention as a link to the member, or as the plain words it was.</summary>
internal sealed class MentionRenderer : HtmlObjectRenderer<MentionInline>
{
    protected override void Write(HtmlRenderer renderer, MentionInline obj)
    {
        if (obj.IsKnown) renderer.Write("<a href=\"/members/").Write(obj.Handle).Write("\">").WriteEscape(obj.Written).Write("</a>");
        else renderer.WriteEscape(obj.Written);
    }
}
