using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>One answer for a handful of ideas: on a sheet over the board, and as a page without script.</summary>
[Route("board/moves")]
public sealed class BoardMovesController(CommunityDb db, MoveIdeas move) : PortalController
{
    private bool OnSheet => Request.Headers["Turbo-Frame"] == "sheet";

    [HttpGet("")]
    public async Task<IActionResult> New(HandfulForm form)
    {
        if (BoardQueries.RefusesBoardTo(Me) is { } refusal) return Refused(refusal);
        if (form.Ideas.Count == 0) return Refused(FunnelRefusals.NothingChosen);
        if (form.Ideas.Count > MoveIdeas.Most) return Refused(FunnelRefusals.TooManyChosen);
        return form.To is null ? Refused(FunnelRefusals.NowhereChosen) : await FormAsync(form);
    }

    [HttpPost(""), Once]
    public async Task<IActionResult> Create(HandfulForm form)
    {
        if (form.To is not { } to) return await Answer<MovedHandful>(FunnelRefusals.NowhereChosen, _ => SeeOther("/board"));
        var outcome = await move.By(Me, form.Ideas, to, form.Answer, Stop);
        if (outcome.Succeeded && outcome.Value.Stayed.Count > 0) return await ToldAsync(to, outcome.Value);
        return await Answer(outcome, moved => Moved(to, moved), Again(outcome.Refusal, form));
    }

    /// <summary>Too many, or none, is no handful, and whoever sees no board sees no form.</summary>
    private Func<Task<IActionResult>>? Again(Refusal? refusal, HandfulForm form) =>
        refusal == FunnelRefusals.AnswerLength || refusal == FunnelRefusals.LaunchOneByOne || refusal == FunnelRefusals.NoneMoved ? () => FormAsync(form) : null;

    private IActionResult Moved(IdeaStage to, MovedHandful moved)
    {
        TempData["Flash"] = Told(to, moved.Moved.Count);
        return OnSheet && WantsStreams ? TurboStreams.Result(TurboStreams.Refresh) : SeeOther("/board");
    }

    /// <summary>What stayed is told one by one, where the form stood.</summary>
    private async Task<IActionResult> ToldAsync(IdeaStage to, MovedHandful moved)
    {
        var titles = await TitlesAsync([.. moved.Stayed.Select(one => one.IdeaId)]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        var stayed = moved.Stayed.Select(one => new HandfulIdea(one.IdeaId, titles.GetValueOrDefault(one.IdeaId)?.Title ?? "", titles.GetValueOrDefault(one.IdeaId)?.Stage, one.Why));
        return View("HandfulTold", new HandfulTold(Told(to, moved.Moved.Count), [.. stayed]));
    }

    private async Task<IActionResult> FormAsync(HandfulForm form)
    {
        var titles = await TitlesAsync(form.Ideas);
        var rows = form.Ideas.Distinct().Where(titles.ContainsKey).Select(id => titles[id]).Select(idea =>
            new HandfulIdea(idea.Id, idea.Title, idea.Stage, form.To == IdeaStage.Launched ? FunnelRefusals.LaunchOneByOne : idea.RefusesMove(form.To!.Value, Me!.Standing)));
        return View("Handful", new HandfulPage([.. rows], form));
    }

    private Task<Dictionary<long, Idea>> TitlesAsync(IReadOnlyList<long> ids) =>
        db.Ideas.VisibleTo(Me).AsNoTracking().Where(idea => ids.Contains(idea.Id)).ToDictionaryAsync(idea => idea.Id, Stop);

    private static string Told(IdeaStage to, int count) => new Words().Count("Funnel.Handful.Moved", count, Words.Of($"Shared.Stage.{to}"));
}
