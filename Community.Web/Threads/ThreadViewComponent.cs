using System.Globalization;
using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Threads;

/// <summary>The conversation as a part of another feature's page: <c>Component.InvokeAsync("Thread", new { threadId })</c>.</summary>
public sealed class ThreadViewComponent(CommunityDb db, CurrentMember current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long threadId)
    {
        long? before = long.TryParse(Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq > 1 ? seq : null;
        var window = await db.WindowAsync(current.Member, threadId, before, HttpContext.RequestAborted);
        return window is null ? Content("") : View("/Threads/_Thread.cshtml", new ThreadPart(window, current.Member, Request.Path));
    }
}

/// <summary>A thread on a page: what is shown, to whom, and where the page is.</summary>
public sealed record ThreadPart(ThreadWindow Window, Member? Me, string Path)
{
    /// <summary>What of a post is the reader's own, in the words of docs/STYLE.md, "Mine".</summary>
    public string MineOf(PostView post) => string.Join(' ',
        Window.Mine[post.Seq].Select(name => name.ToString().ToLowerInvariant()).Concat(post.AuthorId == Me?.Id ? ["author"] : []));
}

/// <summary>The shell a page draws around a post: pushes replace the post and leave the shell, so that what is mine stays.</summary>
public sealed record PostShell(PostView Post, string Mine = "");
