using System.Xml.Linq;
using Community.Builds;
using Community.Groups;
using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Community.Home;

/// <summary>What search engines ask for: where they may go, and what is there for everybody.</summary>
public sealed class CrawlersController(CommunityDb db, PortalAddress address, IOptions<PortalSettings> settings) : PortalController
{
    private const string MediaType = "application/xml";

    private static readonly XNamespace Name = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Nothing below these is for visitors, or it is the same found otherwise.</summary>
    private static readonly string[] Closed = ["/account/", "/admin", "/api/v1/", "/board", "/dev/", "/hubs/", "/inbox", "/language/", "/moderation", "/reports/", "/search", "/threads/"];

    [HttpGet("/robots.txt")]
    public IActionResult Robots()
    {
        // A demonstration would be found in place of the portal that it shows.
        var lines = settings.Value.Demo ? ["Disallow: /"] : Closed.Select(path => $"Disallow: {path}");
        return Content(string.Join('\n', [.. lines.Prepend("User-agent: *"), "", $"Sitemap: {address.Of("/sitemap.xml")}", ""]), "text/plain; charset=utf-8");
    }

    [HttpGet("/sitemap.xml"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Sitemap()
    {
        HttpContext.Shows();
        var parts = (await db.AddressPartsAsync(Stop)).Select(part => $"/sitemap/ideas/{part + 1}.xml").Concat((await db.BuildAddressPartsAsync(Stop)).Select(part => $"/sitemap/builds/{part + 1}.xml"));
        return await AnswerAsync(new XElement(Name + "sitemapindex", parts.Prepend("/sitemap/pages.xml")
            .Select(path => new XElement(Name + "sitemap", new XElement(Name + "loc", address.Of(path))))));
    }

    [HttpGet("/sitemap/pages.xml"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Pages()
    {
        HttpContext.Shows();
        var groups = await db.Groups.VisibleTo(null).Listed().OrderBy(group => group.Id).Select(group => group.Slug).ToListAsync(Stop);
        string[] pages = ["/", "/ideas", "/builds", "/builds/features", "/groups", "/roadmap", "/honest-numbers", "/api", .. groups.Select(slug => $"/groups/{slug}")];
        return await AnswerAsync(new XElement(Name + "urlset", pages.Select(path => new XElement(Name + "url", new XElement(Name + "loc", address.Of(path))))));
    }

    [HttpGet("/sitemap/ideas/{part:long:min(1)}.xml"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Ideas(long part)
    {
        HttpContext.Shows();
        var ideas = await db.AddressesAsync(part - 1, Stop);
        if (ideas.Count == 0) return Refused(Refusal.NotFound);
        return await AnswerAsync(new XElement(Name + "urlset", ideas.Select(idea => new XElement(Name + "url",
            new XElement(Name + "loc", address.Of($"/ideas/{idea.Id}/{Uri.EscapeDataString(idea.Slug)}".TrimEnd('/'))), new XElement(Name + "lastmod", Atom.Instant(idea.ChangedAt))))));
    }

    [HttpGet("/sitemap/builds/{part:long:min(1)}.xml"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Builds(long part)
    {
        HttpContext.Shows(VisitorPages.Builds);
        var builds = await db.BuildAddressesAsync(part - 1, Stop);
        if (builds.Count == 0) return Refused(Refusal.NotFound);
        return await AnswerAsync(new XElement(Name + "urlset", builds.Select(build => new XElement(Name + "url",
            new XElement(Name + "loc", address.Of(BuildWords.PageOf(build.Id, build.Slug))), new XElement(Name + "lastmod", Atom.Instant(build.ChangedAt))))));
    }

    private async Task<IActionResult> AnswerAsync(XElement root) => this.FileOrUnchanged(Atom.Bytes(root), MediaType, await db.LastEventAtAsync(Stop), db.Now);
}
