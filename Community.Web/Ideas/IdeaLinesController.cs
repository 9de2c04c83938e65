using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Ideas;

/// <summary>Sorting an idea into a product line.</summary>
[Route("ideas/{id:long}/line")]
public sealed class IdeaLinesController(SortIdea sort) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(long id, string? line) => await Answer(await sort.By(Me, id, line ?? "", Stop), _ =>
    {
        TempData["Flash"] = Words.Of("Ideas.Sorted");
        return SeeOther($"/ideas/{id}");
    });
}
