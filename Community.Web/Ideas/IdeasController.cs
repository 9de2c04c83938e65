using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>Ideas: the list, one idea, and writing one.</summary>
[Route("ideas")]
public sealed class IdeasController(CommunityDb db) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await db.Ideas.VisibleTo(Me).Listed().OrderByDescending(idea => idea.VoteCount).Take(30).AsNoTracking().ToListAsync(Stop));

    [HttpGet("{id:long}/{slug?}")]
    public async Task<IActionResult> Show(long id)
    {
        var idea = await db.Ideas.VisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop);
        return idea is null ? Refused(Refusal.NotFound) : View(idea);
    }
}
