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
        var (sought, stop) = (Asked("post"), HttpContext.RequestAborted);
        var before = sought is { } seq ? await db.BeforeAsync(threadId, seq, stop) : Asked("before");
        var window = await db.WindowAsync(current.Member, threadId, before, stop);
        return window is null ? Content("") : View("/Threads/_Thread.cshtml", new ThreadPart(window, current.Member, Request.Path, sought));
    }

    private long? Asked(string name) => long.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq > 0 ? seq : null;
}

/// <summary>A thread on a page: what is shown, to whom, where the page is, and the post that the reader came for.</summary>
public sealed record ThreadPart(ThreadWindow Window, Member? Me, string Path, long? Sought = null)
{
    public PostShell ShellOf(PostView post) => new(post, MineOf(post), post.Seq == Sought, TellsWhy(post));

    /// <summary>What of a post is the reader's own, in the words of docs/STYLE.md, "Mine".</summary>
    private string MineOf(PostView post) => string.Join(' ',
        Window.Mine[post.Seq].Select(name => name.ToString().ToLowerInvariant()).Concat(post.AuthorId == Me?.Id ? ["author"] : []));

    /// <summary>Asked of these readers alone, so that a thread costs all others no query; the note itself decides who may read it.</summary>
    private bool TellsWhy(PostView post) => post is { Hidden: true, Removed: false } && Me is not null && (post.AuthorId == Me.Id || Me.Standing.SeesModeration);
}

/// <summary>The shell a page draws around a post: pushes replace the post and leave the shell, so that what is mine stays.</summary>
/// <param name="Post">The post.</param>
/// <param name="Mine">What of it is the reader's own.</param>
/// <param name="Sought">The reader came for this one.</param>
/// <param name="TellsWhy">Its author, or who may restore it, reads here why it is hidden.</param>
public sealed record PostShell(PostView Post, string Mine = "", bool Sought = false, bool TellsWhy = false);
