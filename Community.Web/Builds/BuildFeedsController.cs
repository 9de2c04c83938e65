using System.Text.Encodings.Web;
using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace Community.Builds;

/// <summary>Builds as a feed, as visitors see them: the gallery with all its filters.</summary>
public sealed class BuildFeedsController(CommunityDb db, PortalAddress address, IOptions<PortalSettings> settings) : PortalController
{
    [HttpGet("/builds.atom"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(BuildQuery query)
    {
        HttpContext.Shows(VisitorPages.Builds);
        var changedAt = await db.LastEventAtAsync(Stop);
        var (entries, next) = await db.BuildEntriesAsync(query.ToFilter(), Stop);
        var feed = new AtomFeed(
            query.From(null).TrimStart('/'), query.FeedFrom(query.After), query.From(null), Words.Of("Builds.Feed.Title", settings.Value.Name), [.. entries.Select(Of)], next is null ? null : query.FeedFrom(next));
        return this.FileOrUnchanged(Atom.Write(feed, address, settings.Value.Name), Atom.MediaType, changedAt, db.Now);
    }

    private AtomEntry Of(BuildEntry entry) => new(
        $"builds/{entry.Id}", BuildWords.PageOf(entry.Id, entry.Slug), entry.Title, (entry.Author.Name, $"/members/{entry.Author.Handle}"), entry.Language, entry.PublishedAt, entry.ChangedAt,
        Picture(entry) + entry.Html, Words.Of($"Builds.Theme.{entry.Theme}"));

    /// <summary>The face of the build, of a size that readers of feeds show.</summary>
    private string Picture(BuildEntry entry)
    {
        if (entry.Face is not { Widths: [_, ..] } face) return "";
        var width = face.Middle();
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""<p><img src="{address.Of($"/pictures/{face.Name}/{width}.webp")}" width="{width}" height="{face.HeightAt(width)}" alt="{HtmlEncoder.Default.Encode(face.Alt)}"></p>""");
    }
}
