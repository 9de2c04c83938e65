using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Ideas;

/// <summary>Lending an idea a vote, and taking it back: two presses, never a toggle.</summary>
[Route("ideas/{id:long}/vote")]
public sealed class IdeaVotesController(VoteForIdea vote, TakeBackVote takeBack, BrickStreams streams) : PortalController
{
    /// <summary>Where somebody lands who had to sign in between the press and the vote.</summary>
    [HttpGet("")]
    public IActionResult Show(long id) => SeeOther($"/ideas/{id}");

    [HttpPost("")]
    public async Task<IActionResult> Lend(long id) => await Pressed(id, await vote.By(Me, id, Stop));

    [HttpDelete("")]
    public async Task<IActionResult> TakeBack(long id) => await Pressed(id, await takeBack.By(Me, id, Stop));

    private async Task<IActionResult> Pressed(long id, Outcome<Tally> outcome)
    {
        var bricks = outcome.Succeeded && WantsStreams ? await streams.OfAsync([id], Stop) : "";
        return await Answer(outcome, _ => WantsStreams ? TurboStreams.Result(bricks) : SeeOther(this.CameFrom($"/ideas/{id}")));
    }
}
