using Community.Ideas;
using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>The stages of one idea as a rail, under its title: when it came to each, and by when an answer is due.</summary>
public sealed class IdeaRailViewComponent(IdeaPassage passage, Formats formats) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Idea idea)
    {
        // Published and never moved since: there is nothing to ask for.
        var days = idea.Stage == IdeaStage.Open && idea.StageSince == idea.PublishedAt ? [] : await passage.DaysAsync(idea.Id, HttpContext.RequestAborted);
        // What came by import has no rows of its first stages.
        if (idea.PublishedAt is { } published) days[IdeaStage.Open] = published;
        days.TryAdd(idea.Stage, idea.StageSince);
        var notes = days.Where(day => day.Key != IdeaStage.Draft).ToDictionary(day => day.Key.ToString(), day => formats.Date(day.Value));
        if (idea is { AnsweredAt: null, AnswerDueAt: { } due }) notes[idea.Stage.ToString()] = Words.Of("Funnel.AnswerBy", formats.Date(due));
        return View("/Funnel/_IdeaRail.cshtml", Rail.Of(idea.Stage.ToString(), notes));
    }
}

/// <summary>The promise of one idea, beside it; on a phone under its title. Public, kept or not.</summary>
public sealed class IdeaClockViewComponent(TimeProvider clock) : ViewComponent
{
    public IViewComponentResult Invoke(Idea idea) =>
        Promises.Of(idea.ForwardedAt, idea.AnswerDueAt, idea.AnsweredAt, clock) is { } promise ? View("/Funnel/_IdeaClock.cshtml", promise) : Content("");
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
