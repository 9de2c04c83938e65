using Community.Ideas;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>The stages of one idea as a rail, under its title.</summary>
public sealed class IdeaRailViewComponent : ViewComponent
{
    public IViewComponentResult Invoke(Idea idea) => View("/Funnel/_IdeaRail.cshtml", idea);
}

/// <summary>The promise of one idea, beside it.</summary>
public sealed class IdeaClockViewComponent : ViewComponent
{
    public IViewComponentResult Invoke(Idea idea) => View("/Funnel/_IdeaClock.cshtml", idea);
}

/// <summary>What this reader may do in the funnel: forward, second, answer.</summary>
public sealed class IdeaActsViewComponent : ViewComponent
{
    public IViewComponentResult Invoke(Idea idea) => View("/Funnel/_IdeaActs.cshtml", idea);
}
