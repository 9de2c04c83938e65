using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Funnel;

/// <summary>What is being made of the members' ideas: public, and the same for everyone.</summary>
[Route("roadmap")]
public sealed class RoadmapController(CommunityDb db) : PortalController
{
    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index() => View("Roadmap", await db.RoadmapAsync(Stop));
}
