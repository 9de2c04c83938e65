using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>The conversation as a part of another feature's page: <c>Component.InvokeAsync("Thread", new { threadId })</c>.</summary>
public sealed class ThreadViewComponent(CommunityDb db, CurrentMember current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long threadId)
    {
        var visible = await db.ThreadsVisibleTo(current.Member).AnyAsync(thread => thread.Id == threadId, HttpContext.RequestAborted);
        return visible ? View("/Threads/_Thread.cshtml", await db.Posts.Where(post => post.ThreadId == threadId).OrderBy(post => post.Seq).Take(50).AsNoTracking().ToListAsync(HttpContext.RequestAborted)) : Content("");
    }
}
