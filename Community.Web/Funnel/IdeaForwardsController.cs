using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>Carrying an idea to the product team, or seconding one that is there.</summary>
[Route("ideas/{id:long}/forwards")]
public sealed class IdeaForwardsController(CommunityDb db, ForwardIdea forward, IdeaPassage passage) : PortalController
{
    [HttpPost(""), Once]
    public async Task<IActionResult> Create(long id, ForwardForm form)
    {
        var outcome = await forward.By(Me, id, form.Group, form.Statement, Stop);
        return await Answer(outcome, made => Thank(id, made), () => Again(id, form));
    }

    private IActionResult Thank(long id, Forwarded made)
    {
        TempData["Flash"] = Words.Of(made.Seconds ? "Funnel.Seconded" : "Funnel.Forwarded");
        return SeeOther($"/ideas/{id}");
    }

    private async Task<IActionResult> Again(long id, ForwardForm form)
    {
        var idea = await db.Ideas.VisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop);
        if (idea is null) return Refused(Refusal.NotFound);
        var groups = await passage.CarryingsAsync(Me!.Standing, idea, Stop);
        return View("Forward", new ForwardPage(idea.Id, idea.Title, idea.Stage != IdeaStage.Open, groups, form));
    }
}
