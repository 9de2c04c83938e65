using Community.Ideas;
using Community.Notifications;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Builds;

/// <summary>Liking a build, and taking that back: two presses, never a toggle.</summary>
[Route("builds/{id:long}/like")]
public sealed class BuildLikesController(LikeBuild like, TakeBackLike takeBack, HeartStreams hearts) : PortalController
{
    /// <summary>Where somebody lands who had to sign in between the press and the like.</summary>
    [HttpGet("")]
    public IActionResult Show(long id) => SeeOther($"/builds/{id}");

    [HttpPost("")]
    public async Task<IActionResult> Like(long id) => await Pressed(id, await like.By(Me, id, Stop));

    [HttpDelete("")]
    public async Task<IActionResult> TakeBack(long id) => await Pressed(id, await takeBack.By(Me, id, Stop));

    private async Task<IActionResult> Pressed(long id, Outcome<Liking> outcome)
    {
        if (!outcome.Succeeded || !WantsStreams) return await Answer(outcome, _ => SeeOther(this.CameFrom($"/builds/{id}")));
        return TurboStreams.Result(await hearts.OfAsync(new BuildLikes(id, outcome.Value.Likes)));
    }
}

/// <summary>Hearing of a build, and leaving it.</summary>
[Route("builds/{id:long}/follow")]
public sealed class BuildFollowsController(SetFollow set) : PortalController
{
    [HttpGet("")]
    public IActionResult Show(long id) => SeeOther($"/builds/{id}");

    [HttpPost("")]
    public async Task<IActionResult> Follow(long id) => await Answer(await set.By(Me, SubjectKind.Build, id, follows: true, Stop), _ => SeeOther(this.CameFrom($"/builds/{id}")));

    [HttpDelete("")]
    public async Task<IActionResult> Leave(long id) => await Answer(await set.By(Me, SubjectKind.Build, id, follows: false, Stop), _ => SeeOther(this.CameFrom($"/builds/{id}")));
}
