using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Bench;

/// <summary>The page of 50 posts.</summary>
public sealed class ThreadController(ThreadDb db) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Show() => View(await db.Posts.AsNoTracking().OrderBy(post => post.Id).Take(50).ToListAsync());
}
