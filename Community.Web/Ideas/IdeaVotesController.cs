using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Ideas;

/// <summary>Lending an idea a vote, and taking it back: two presses, never a toggle.</summary>
[Route("ideas/{id:long}/vote")]
public sealed class IdeaVotesController(VoteForIdea vote, TakeBackVote takeBack) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Lend(long id) => await Answer(await vote.By(Me, id, Stop), _ => Back(id));

    [HttpDelete("")]
    public async Task<IActionResult> TakeBack(long id) => await Answer(await takeBack.By(Me, id, Stop), _ => Back(id));

    private IActionResult Back(long id) => SeeOther($"/ideas/{id}");
}
