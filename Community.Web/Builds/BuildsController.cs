using Community.Groups;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>Builds: the gallery, and one build.</summary>
[Route("builds")]
public sealed class BuildsController(CommunityDb db, BuildShows shows, BuildFilters filters) : PortalController
{
    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(BuildQuery query)
    {
        HttpContext.Shows(VisitorPages.Builds);
        var filter = query.ToFilter();
        var page = await db.ListBuildsAsync(filter, Me, stop: Stop);
        var group = filter.Group is { } slug ? await db.Groups.VisibleTo(Me).Where(row => row.Slug == slug).Select(row => row.Name).FirstOrDefaultAsync(Stop) : null;
        return View(new BuildGallery(query, page.Cards, page.Next, group, await filters.ForAsync(Me, Stop)));
    }

    [HttpGet("{id:long}/{slug?}"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Show(long id, string? slug)
    {
        if (await db.SeeBuildAsync(id, Me, Stop) is not { } sight) return Refused(Refusal.NotFound);
        var build = sight.Build;
        if (build.DeletedAt is { } at) return View("Deleted", new DeletedBuild(id, build.Title, at + Build.KeptDeleted));
        if (build.State == BuildState.Draft) return SeeOther($"/builds/{id}/edit");
        HttpContext.Shows(VisitorPages.Build(id), VisitorPages.Thread(sight.Thread.Id));
        // An address with an old title still leads here, and says where the build now lives.
        if (slug is not null && slug != build.Slug)
        {
            // A title may come back, and a browser that keeps both ways would go round for ever.
            Response.Headers.CacheControl = "no-cache";
            return RedirectPermanent(BuildWords.PageOf(id, build.Slug) + Request.QueryString);
        }

        return View(await shows.OfAsync(sight, Me, stop: Stop));
    }
}

/// <summary>The builds of a group, on its pages.</summary>
[Route("groups/{slug}/builds")]
public sealed class GroupBuildsController(CommunityDb db) : PortalController
{
    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(string slug, string? after)
    {
        // What is hidden from the reader is not there for them, as with the roster.
        if (await db.GroupHeadAsync(Me, slug, Stop) is not { Inside: true } head) return Refused(Refusal.NotFound);
        HttpContext.ShowsToo(VisitorPages.Builds);
        var page = await db.ListBuildsAsync(new BuildFilter(Group: head.Slug, After: after), Me, stop: Stop);
        return View("Group", new GroupBuilds(head, page.Cards, page.Next, after is not null));
    }
}
