using System.Globalization;
using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Threads;

/// <summary>The conversation as a part of another feature's page, whose door let the reader in: <c>Component.InvokeAsync("Thread", new { thread })</c>.</summary>
public sealed class ThreadViewComponent(ThreadWindows threads, CurrentMember current, VisitorPages pages) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Thread thread)
    {
        var sought = Asked("post");
        var before = sought is { } seq ? ThreadWindow.BeforeOf(seq, thread.LastSeq) : Asked("before");
        var window = await threads.WindowAsync(current.Member, thread, before, HttpContext.RequestAborted, pages.Turn(VisitorPages.All));
        return View("/Threads/_Thread.cshtml", new ThreadPart(window, current.Member, Request.Path, sought));
    }

    private long? Asked(string name) => long.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq > 0 ? seq : null;
}

/// <summary>A thread on a page: what is shown, to whom, where the page is, and the post that the reader came for.</summary>
public sealed record ThreadPart(ThreadWindow Window, Member? Me, string Path, long? Sought = null)
{
    public PostList Posts => new([.. Window.Branches.Select(branch => new ShownBranch(ShellOf(branch.Root), [.. branch.Replies.Select(ShellOf)]))]);

    private PostShell ShellOf(PostView post) => new(post, MineOf(post), post.Seq == Sought, TellsWhy(post));

    /// <summary>What of a post is the reader's own, in the words of docs/STYLE.md, "Mine".</summary>
    private string MineOf(PostView post) => string.Join(' ',
        Window.Mine[post.Seq].Select(name => name.ToString().ToLowerInvariant()).Concat(post.AuthorId == Me?.Id ? ["author"] : []));

    /// <summary>Asked of these readers alone, so that a thread costs all others no query; the note itself decides who may read it.</summary>
    private bool TellsWhy(PostView post) => post is { Hidden: true, Removed: false } && Me is not null && (post.AuthorId == Me.Id || Me.Standing.SeesModeration);
}
