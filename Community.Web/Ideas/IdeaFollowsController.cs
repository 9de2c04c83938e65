using Community.Notifications;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Ideas;

/// <summary>Hearing of an idea, and leaving it.</summary>
[Route("ideas/{id:long}/follow")]
public sealed class IdeaFollowsController(SetFollow set) : PortalController
{
    [HttpGet("")]
    public IActionResult Show(long id) => SeeOther($"/ideas/{id}");

    [HttpPost("")]
    public async Task<IActionResult> Follow(long id) => await Answer(await set.By(Me, SubjectKind.Idea, id, follows: true, Stop), _ => SeeOther(this.CameFrom($"/ideas/{id}")));

    [HttpDelete("")]
    public async Task<IActionResult> Leave(long id) => await Answer(await set.By(Me, SubjectKind.Idea, id, follows: false, Stop), _ => SeeOther(this.CameFrom($"/ideas/{id}")));
}
