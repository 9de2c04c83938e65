using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>Ideas: the list, and one idea.</summary>
[Route("ideas")]
public sealed class IdeasController(CommunityDb db, IdeaLists lists, IdeaSights sights, IdeaFigures figures, VisitorPages pages, TimeProvider clock) : PortalController
{
    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(IdeaQuery query)
    {
        var (stamp, filter) = (LiveStamp.OfPage(clock), query.ToFilter());
        var page = await lists.PageAsync(filter, Me, pages.Turn(VisitorPages.All), stop: Stop);
        var voted = await db.VotedAsync(Me, page.Cards.Select(card => card.Id), Stop);
        var group = filter.Group is { } slug ? await db.Groups.Where(row => row.Slug == slug).Select(row => row.Name).FirstOrDefaultAsync(Stop) : null;
        return View(new IdeaListPage(query, [.. page.Cards.Select(card => ListedIdea.Of(card, voted.Contains(card.Id), clock))], page.Next, await figures.ForAsync(filter, Stop), group, Me is not null, stamp));
    }

    [HttpGet("{id:long}/{slug?}"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Show(long id, string? slug)
    {
        var stamp = LiveStamp.OfPage(clock);
        if (await sights.SeeAsync(id, Me, Stop, pages.Turn(VisitorPages.All)) is not { } sight) return Refused(Refusal.NotFound);
        HttpContext.Shows(VisitorPages.Idea(id), VisitorPages.Thread(sight.Thread.Id));
        if (sight.Idea.Stage == IdeaStage.Draft) return SeeOther($"/ideas/{id}/edit");
        // An address with an old title still leads here, and says where the idea now lives.
        if (slug is not null && slug != sight.Idea.Slug)
        {
            // A title may come back, and a browser that keeps both ways would go round for ever.
            Response.Headers.CacheControl = "no-cache";
            return RedirectPermanent($"/ideas/{id}/{Uri.EscapeDataString(sight.Idea.Slug)}{Request.QueryString}");
        }

        var standing = Me?.Standing ?? Members.Standing.Visitor;
        var sorts = sight.Idea.RefusesSortingBy(standing) is null;
        return View(new IdeaShowPage(sight, sight.Idea.RefusesEditBy(standing) is null, sorts, standing.MemberId != 0 && standing.MemberId == sight.Idea.AuthorId, sorts ? await db.LinesAsync(Stop) : [], stamp));
    }
}
