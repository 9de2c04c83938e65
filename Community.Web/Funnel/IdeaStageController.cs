using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>A product manager's decision with its answer, in one movement: as a page, and as a sheet over the board.</summary>
[Route("ideas/{id:long}/stage")]
public sealed class IdeaStageController(CommunityDb db, MoveIdea move, IdeaPassage passage) : PortalController
{
    private const string Sheet = "sheet";

    private bool OnSheet => Request.Headers["Turbo-Frame"] == Sheet;

    [HttpGet("")]
    public async Task<IActionResult> New(long id, IdeaStage? to)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var idea = await FindAsync(id);
        if (idea is null) return Refused(Refusal.NotFound);
        if (idea.RefusesAnswerBy(Me.Standing) is { } refusal) return RefusedFor(idea, refusal);
        if (to is { } stage && StageTable.Find(idea.Stage, stage) is not { By: Mover.ProductManager }) return RefusedFor(idea, FunnelRefusals.NoSuchMove);
        return Form(idea, new StageForm { To = to, Credits = string.Join(' ', await passage.ProposedCreditsAsync(idea, Stop)) }, to is not null);
    }

    [HttpPost(""), Once]
    public async Task<IActionResult> Create(long id, StageForm form)
    {
        if (form.To is not { } to) return await Answer<Moved>(FunnelRefusals.NowhereChosen, _ => SeeOther($"/ideas/{id}"), () => Again(id, form));
        return await Answer(await move.By(Me, id, form.AsVerdict(to), Stop), moved => Moved(id, moved), () => Again(id, form));
    }

    /// <summary>Over the board the sheet itself says why not, and the board stays where it is.</summary>
    private IActionResult RefusedFor(Idea idea, Refusal refusal)
    {
        if (!OnSheet) return Refused(refusal);
        Response.StatusCode = StatusOf(refusal);
        return View("StageRefused", new StageRefused(idea.Title, refusal));
    }

    /// <summary>Over the board the page below shows itself anew and keeps its place; elsewhere one goes to the idea.</summary>
    private IActionResult Moved(long id, Moved moved)
    {
        TempData["Flash"] = Words.Of("Funnel.Moved", Words.Of($"Shared.Stage.{moved.Stage}"));
        return OnSheet && WantsStreams ? TurboStreams.Result("<turbo-stream action=\"refresh\"></turbo-stream>") : SeeOther($"/ideas/{id}");
    }

    private async Task<IActionResult> Again(long id, StageForm form) =>
        await FindAsync(id) is { } idea ? Form(idea, form, OnSheet) : Refused(Refusal.NotFound);

    private ViewResult Form(Idea idea, StageForm form, bool chosen) =>
        View("Stage", new StagePage(idea.Id, idea.Title, idea.Stage, [.. StageTable.ForProductManagers(idea.Stage)], form, chosen && form.To is not null, OnSheet, ConceptBeside.Of(idea)));

    private Task<Idea?> FindAsync(long id) => db.Ideas.VisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop);
}
