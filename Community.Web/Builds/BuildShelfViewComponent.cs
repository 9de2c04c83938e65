using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Community.Builds;

/// <summary>Some builds on the page of something else: <c>Component.InvokeAsync("BuildShelf", new { filter, take, id, title })</c>. Nothing where there are none and nobody is invited.</summary>
public sealed class BuildShelfViewComponent(CommunityDb db, CurrentMember current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(BuildFilter filter, int take, string id, string title, string? all = null, string? more = null, Empty? invitation = null)
    {
        var page = await db.ListBuildsAsync(filter, current.Member, take, HttpContext.RequestAborted);
        // A like changes a card; a build that comes or goes may change any page.
        if (page.Cards.Count > 0) HttpContext.ShowsToo(VisitorPages.Builds);
        // A group, or an idea that somebody built, is sent on with what was built.
        HttpContext.Offers(page.Cards.Select(card => card.Face.AsCard()).FirstOrDefault(picture => picture is not null));
        if (page.Cards.Count == 0 && invitation is null) return Content("");
        return View("/Builds/_Shelf.cshtml", new BuildShelf(id, title, page.Cards, all, more, invitation));
    }
}
