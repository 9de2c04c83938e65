using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>What happens in a thread as Turbo Streams, rendered from the partials of the page.</summary>
public sealed class ThreadStreams(CommunityDb db, FragmentRenderer renderer)
{
    private const string Posts = "/Threads/_Posts.cshtml";

    /// <summary>Everything after a change up to another, each under its own number.</summary>
    public async Task<IReadOnlyList<Missed>> MissedAsync(long threadId, long after, long last, CancellationToken stop)
    {
        var changes = await db.MissedAsync(threadId, after, last, stop);
        var streams = new List<Missed>(changes.Count);
        foreach (var change in changes) streams.Add(new Missed(change.Change, await OfAsync(change)));
        if (streams.Count > 0) streams[^1] = streams[^1] with { Html = streams[^1].Html + await CountAsync(threadId, stop) };
        return streams;
    }

    /// <summary>A new post is appended, with its shell; one that is there already is replaced within it.</summary>
    public async Task<string> OfAsync(MissedChange change)
    {
        if (change.Post is not { } post) return "";
        if (!change.IsNew) return TurboStreams.Stream("replace", $"post-{post.ThreadId}-{post.Seq}", await renderer.RenderAsync("/Threads/_Post.cshtml", post));
        return post.ReplyToSeq is { } root
            ? TurboStreams.Stream("append", $"replies-{post.ThreadId}-{root}", await renderer.RenderAsync(Posts, PostList.OfReply(post)))
            : TurboStreams.Stream("append", $"posts-{post.ThreadId}", await renderer.RenderAsync(Posts, PostList.Of(new Branch(post, []))));
    }

    /// <summary>For a page that begins after the post and meets a reply to it.</summary>
    public async Task<string> BranchAsync(Branch branch) =>
        TurboStreams.Stream("prepend", $"posts-{branch.Root.ThreadId}", await renderer.RenderAsync(Posts, PostList.Of(branch)));

    /// <summary>How many posts can be read now.</summary>
    public async Task<string> CountAsync(long threadId, CancellationToken stop)
    {
        var count = await db.Threads.Where(thread => thread.Id == threadId).Select(thread => thread.PostCount).FirstAsync(stop);
        return TurboStreams.Stream("update", $"count-{threadId}", await renderer.RenderAsync("/Threads/_Count.cshtml", count));
    }
}
