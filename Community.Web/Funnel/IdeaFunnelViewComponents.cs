using Community.Ideas;
using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>The stages of one idea as a rail, under its title: when it came to each, and by when an answer is due.</summary>
public sealed class IdeaRailViewComponent(IdeaPassage passage) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Idea idea) => View("/Funnel/_IdeaRail.cshtml", new IdeaWay(idea, await passage.DaysAsync(idea, HttpContext.RequestAborted)));
}

/// <summary>How far an idea has come: its stages, and on which day it came to each.</summary>
public sealed record IdeaWay(Idea Idea, IReadOnlyDictionary<IdeaStage, DateTime> Days)
{
    public Rail Rail(Formats formats)
    {
        var notes = Days.Where(day => day.Key != IdeaStage.Draft).ToDictionary(day => day.Key.ToString(), day => formats.Date(day.Value));
        if (Idea is { AnsweredAt: null, AnswerDueAt: { } due }) notes[Idea.Stage.ToString()] = Words.Of("Funnel.AnswerBy", formats.Date(due));
        return Shared.Rail.Of(Idea.Stage.ToString(), notes);
    }
}

/// <summary>The promise of one idea, beside it; on a phone under its title. Public, kept or not.</summary>
public sealed class IdeaClockViewComponent(TimeProvider clock) : ViewComponent
{
    public IViewComponentResult Invoke(Idea idea) => View("/Funnel/_IdeaClock.cshtml", IdeaClock.Of(idea, clock));
}

/// <summary>The place of an idea's clock; empty until somebody carries it.</summary>
public sealed record IdeaClock(long IdeaId, Promise? Promise)
{
    public static IdeaClock Of(Idea idea, TimeProvider clock) => new(idea.Id, Promises.Of(idea.ForwardedAt, idea.AnswerDueAt, idea.AnsweredAt, clock));
}

/// <summary>Who carried the idea, and what this reader may do in the funnel: forward, second, answer.</summary>
public sealed class IdeaActsViewComponent(IdeaPassage passage, CurrentMember current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Idea idea)
    {
        var stop = HttpContext.RequestAborted;
        var standing = current.Standing;
        var groups = current.Member is null ? [] : await passage.CarryingsAsync(standing, idea, stop);
        StageRule[] moves = current.Member is not null && idea.RefusesAnswerBy(standing) is null ? [.. StageTable.ForProductManagers(idea.Stage)] : [];
        var credits = moves.Any(rule => rule.To == IdeaStage.Launched) ? await passage.ProposedCreditsAsync(idea, stop) : [];
        // Most readers of most ideas have nothing to see here.
        if (idea.ForwardedAt is null && groups.Count == 0 && moves.Length == 0) return Content("");
        return View("/Funnel/_IdeaActs.cshtml", new IdeaActs(
            idea.ForwardedAt is null ? [] : await passage.CarriedAsync(idea.Id, stop),
            new ForwardPage(idea.Id, idea.Title, idea.Stage != IdeaStage.Open, groups, new ForwardForm()),
            new StagePage(idea.Id, idea.Title, idea.Stage, moves, new StageForm { Credits = string.Join(' ', credits) })));
    }
}

/// <summary>What stands around an idea in the funnel.</summary>
public sealed record IdeaActs(IReadOnlyList<Carried> Carried, ForwardPage Forward, StagePage Stage);

/// <summary>The promise as the clock shows it; an idea that was never carried has none.</summary>
public static class Promises
{
    public static Promise? Of(DateTime? forwardedAt, DateTime? dueAt, DateTime? answeredAt, TimeProvider clock) =>
        forwardedAt is { } from && dueAt is { } due ? new Promise(due, answeredAt, clock.GetUtcNow().UtcDateTime, (int)Math.Round((due - from).TotalDays)) : null;
}
