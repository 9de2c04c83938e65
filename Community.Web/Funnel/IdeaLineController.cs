using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>Sorting an idea into its product line.</summary>
[Route("ideas/{id:long}/line")]
public sealed class IdeaLineController(SortIdea sort) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(long id, string line, string? next) => await Answer(await sort.By(Me, id, line ?? "", Stop), _ =>
    {
        TempData["Flash"] = Words.Of("Funnel.SortedIn");
        return SeeOther(next == "board" ? "/board" : $"/ideas/{id}");
    });
}
