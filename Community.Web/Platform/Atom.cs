using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Community.Platform;

/// <summary>A feed (RFC 4287).</summary>
/// <param name="Name">What it is of, as <c>ideas/12</c>; with our host it is the feed's name for ever.</param>
/// <param name="Self">Its own path.</param>
/// <param name="Page">The path of the page that shows the same.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Next">Where it goes on, or null.</param>
public sealed record AtomFeed(string Name, string Self, string Page, string Title, IReadOnlyList<AtomEntry> Entries, string? Next = null);

/// <summary>One thing in a feed.</summary>
/// <param name="Name">As <c>ideas/12</c>; with our host and its day it is the entry's name for ever.</param>
/// <param name="Page">The path of its page.</param>
/// <param name="Author">Their name, and the path of their page.</param>
/// <param name="Language">BCP 47 tag of title and text, where it is known.</param>
/// <param name="At">When it was published, UTC.</param>
/// <param name="ChangedAt">When it last changed so that a reader cares, UTC.</param>
/// <param name="Category">The word it stands under, or null.</param>
/// <param name="Talk">The path of the feed of what is said about it, or null.</param>
public sealed record AtomEntry(
    string Name, string Page, string Title, (string Name, string Page) Author, string? Language, DateTime At, DateTime ChangedAt, string Html, string? Category = null, string? Talk = null);

/// <summary>Writes feeds.</summary>
internal static class Atom
{
    public const string MediaType = "application/atom+xml";

    private static readonly XNamespace Name = "http://www.w3.org/2005/Atom";

    public static byte[] Write(AtomFeed feed, PortalAddress address, string portal)
    {
        var host = new Uri(address.Of("/")).Host;
        var changed = feed.Entries.Select(entry => entry.ChangedAt).DefaultIfEmpty(DateTime.UnixEpoch).Max();
        var root = new XElement(Name + "feed",
            new XAttribute(XNamespace.Xml + "lang", CultureInfo.CurrentUICulture.Name is { Length: > 0 } language ? language : "en"),
            // What members write may link to pages of ours by path alone.
            new XAttribute(XNamespace.Xml + "base", address.Of("/")),
            new XElement(Name + "id", $"tag:{host},2026:{feed.Name}"),
            new XElement(Name + "title", Sound(feed.Title)),
            new XElement(Name + "updated", Instant(changed)),
            Link("self", address.Of(feed.Self), MediaType), Link("alternate", address.Of(feed.Page), "text/html"),
            feed.Next is null ? null : Link("next", address.Of(feed.Next), MediaType),
            new XElement(Name + "author", new XElement(Name + "name", Sound(portal))),
            new XElement(Name + "icon", address.Of("/icon.svg")), new XElement(Name + "logo", address.Of("/card.png")),
            feed.Entries.Select(entry => Write(entry, address, host)));
        return Bytes(root);
    }

    /// <summary>A document in UTF-8, as it travels.</summary>
    public static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) })) new XDocument(root).Save(writer);
        return stream.ToArray();
    }

    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static XElement Write(AtomEntry entry, PortalAddress address, string host) => new(Name + "entry",
        entry.Language is { Length: > 0 } language ? new XAttribute(XNamespace.Xml + "lang", language) : null,
        new XElement(Name + "id", string.Create(CultureInfo.InvariantCulture, $"tag:{host},{entry.At:yyyy-MM-dd}:{entry.Name}")),
        new XElement(Name + "title", Sound(entry.Title)),
        Link("alternate", address.Of(entry.Page), "text/html"),
        entry.Talk is null ? null : Link("replies", address.Of(entry.Talk), MediaType),
        new XElement(Name + "author", new XElement(Name + "name", Sound(entry.Author.Name)), new XElement(Name + "uri", address.Of(entry.Author.Page))),
        new XElement(Name + "published", Instant(entry.At)), new XElement(Name + "updated", Instant(entry.ChangedAt)),
        entry.Category is null ? null : new XElement(Name + "category", new XAttribute("term", Sound(entry.Category))),
        new XElement(Name + "content", new XAttribute("type", "html"), Sound(entry.Html)));

    private static XElement Link(string relation, string address, string type) =>
        new(Name + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    /// <summary>XML has no way to write some signs, not even escaped; an import may have brought them.</summary>
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
}
