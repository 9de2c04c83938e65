using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Bench;

/// <summary>The page of 50 posts, the list of 20 ideas, and a page of nothing.</summary>
public sealed class ThreadController(ThreadDb db) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Show() => View(await db.Posts.AsNoTracking().OrderBy(post => post.Id).Take(50).ToListAsync());

    [HttpGet("/ideas")]
    public async Task<IActionResult> List() => View(await db.Ideas.AsNoTracking().OrderByDescending(idea => idea.Votes).ThenBy(idea => idea.Id).Take(20).ToListAsync());
}

/// <summary>What an empty application serves.</summary>
public sealed class EmptyController : Controller
{
    [HttpGet("/empty")]
    public IActionResult Show() => Ok();
}
