using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>Carrying an idea to the product team, or seconding one that is there.</summary>
[Route("ideas/{id:long}/forwards")]
public sealed class IdeaForwardsController(ForwardIdea forward) : PortalController
{
    [HttpPost(""), Once]
    public async Task<IActionResult> Create(long id, string group, string statement) =>
        await Answer(await forward.By(Me, id, group ?? "", statement ?? "", Stop), _ => SeeOther($"/ideas/{id}"));
}
