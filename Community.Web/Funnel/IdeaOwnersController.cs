using Community.Ideas;
using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>Who looks after an idea on the board: on a sheet over it, and as a page without script.</summary>
[Route("ideas/{id:long}/owner")]
public sealed class IdeaOwnersController(CommunityDb db, NameOwner name) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (await FindAsync(id) is not { } idea) return Refused(Refusal.NotFound);
        return idea.RefusesOwnerBy(Me.Standing) is { } refusal ? Refused(refusal) : await FormAsync(idea);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(long id, string? owner) => await Answer(await name.By(Me, id, owner ?? "", Stop), _ =>
    {
        TempData["Flash"] = Words.Of("Funnel.OwnerNamed");
        return SeeOther("/board");
    }, async () => await FindAsync(id) is { } idea ? await FormAsync(idea) : Refused(Refusal.NotFound));

    private async Task<IActionResult> FormAsync(Idea idea)
    {
        var choices = await db.OwnersFor(idea.LineId).OrderBy(row => row.Name).Select(row => new Choice(row.UserName!, row.Name)).ToListAsync(Stop);
        var now = await db.Members.Where(row => row.Id == idea.OwnerId).Select(row => row.UserName).FirstOrDefaultAsync(Stop);
        return View("Owner", new OwnerPage(idea.Id, idea.Title, now ?? "", choices));
    }

    private Task<Idea?> FindAsync(long id) => db.Ideas.VisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop);
}

/// <summary>Who owns an idea, and who could.</summary>
public sealed record OwnerPage(long IdeaId, string Title, string Now, IReadOnlyList<Choice> Choices);
