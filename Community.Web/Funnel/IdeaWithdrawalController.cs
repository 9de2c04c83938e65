using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>An author takes an open idea back, and lets it return.</summary>
[Route("ideas/{id:long}/withdrawal")]
public sealed class IdeaWithdrawalController(WithdrawIdea withdraw, PublishIdea publish) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(long id) => await Answer(await withdraw.By(Me, id, Stop), _ => Back(id, "Funnel.WithdrawnNow"));

    [HttpDelete("")]
    public async Task<IActionResult> Delete(long id) => await Answer(await publish.By(Me, id, Stop), _ => Back(id, "Funnel.OpenAgain"));

    private IActionResult Back(long id, string words)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther($"/ideas/{id}");
    }
}
