using Microsoft.AspNetCore.Mvc;

namespace Community.Threads;

/// <summary>Giving a sign and taking it back: two presses, never a toggle.</summary>
[Route("threads/{id:long}/posts/{seq:long}/reactions/{name}")]
public sealed class PostReactionsController(CommunityDb db, ReactToPost react, TakeBackReaction takeBack) : ThreadController(db)
{
    [HttpPost("")]
    public async Task<IActionResult> Give(long id, long seq, string name) => await Shown(await react.By(Me, id, seq, name, Stop));

    [HttpDelete("")]
    public async Task<IActionResult> TakeBack(long id, long seq, string name) => await Shown(await takeBack.By(Me, id, seq, name, Stop));
}
