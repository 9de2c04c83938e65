using Community.Members;
using Community.Notifications;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Threads;

/// <summary>A post with the replies under it.</summary>
public sealed record Branch(PostView Root, IReadOnlyList<PostView> Replies);

/// <summary>A stretch of a thread in reading order, as a page shows it.</summary>
/// <param name="Thread">The thread, read before its posts: what comes in between is shown twice at worst, never missed.</param>
/// <param name="Branches">Posts with their replies. A post older than the stretch stands here when somebody replied to it within.</param>
/// <param name="Mine">The reader's own reactions by the post's Seq.</param>
/// <param name="Earlier">Where the stretch before this one ends; null at the beginning.</param>
/// <param name="IsNewest">Whether this is the end of the thread, where what is new arrives.</param>
public sealed record ThreadWindow(Thread Thread, IReadOnlyList<Branch> Branches, ILookup<long, ReactionName> Mine, long? Earlier, bool IsNewest)
{
    /// <summary>Posts on a page.</summary>
    public const int Size = 50;

    /// <summary>The <c>before</c> of the stretch that holds a post; null for the newest. Seq has no gaps, so this needs no query.</summary>
    public static long? BeforeOf(long seq, long lastSeq) => lastSeq - seq < Size ? null : seq + (Size / 2);
}

/// <summary>Threads as their pages show them.</summary>
public sealed class ThreadWindows(CommunityDb db, IMemoryCache cache)
{
    /// <summary>How long posts are believed when nothing of the thread has changed: a name or a badge may be so old.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <summary>The last fifty posts, or the fifty before a given one, of a thread that the caller has just read through the door of its subject.</summary>
    /// <param name="member">Who reads; null for a visitor.</param>
    /// <param name="thread">As it is now.</param>
    /// <param name="before">A Seq; null for the newest.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="turn">Another number whenever all kept pages left: what is shown after that is read anew.</param>
    public async Task<ThreadWindow> WindowAsync(Member? member, Thread thread, long? before, CancellationToken stop, long turn = 0)
    {
        var newest = before is null || before > thread.LastSeq;
        var (from, to) = newest ? (thread.LastSeq - ThreadWindow.Size + 1, long.MaxValue) : (before!.Value - ThreadWindow.Size, before.Value - 1);
        // The stretch that all readers share is remembered; a reader in an old one is mostly alone there.
        var read = newest ? await RememberedAsync(thread, from, turn, stop) : Stretch.Of(await ReadAsync(thread, from, to, stop));
        // Never remembered: where pictures lie changes with what the thread is about as well, which counts no change of the thread.
        var views = await db.WithPicturesAsync(read.Views, stop);
        return new ThreadWindow(thread, views == read.Views ? read.Branches : ThreadBranches.Of(views), await MineAsync(member, views, stop), from > 1 ? from : null, newest);
    }

    /// <summary>The same for every reader, and the same until the thread has another change: every post, edit, reaction and tombstone counts one.</summary>
    private async Task<Stretch> RememberedAsync(Thread thread, long from, long turn, CancellationToken stop)
    {
        var (key, state) = (("posts", thread.Id), (thread.LastChange, turn));
        if (cache.TryGetValue(key, out ((long, long) State, Stretch Posts) known) && known.State == state) return known.Posts;
        return cache.Set(key, (state, Stretch.Of(await ReadAsync(thread, from, long.MaxValue, stop))), Kept).Item2;
    }

    private async Task<IReadOnlyList<PostView>> ReadAsync(Thread thread, long from, long to, CancellationToken stop)
    {
        var posts = db.Posts.AsNoTracking().Where(post => post.ThreadId == thread.Id);
        var views = await db.Views(posts.Where(post => post.Seq >= from && post.Seq <= to)).ToListAsync(stop);
        await AddRootsAsync(posts, views, stop);
        return views;
    }

    private async Task AddRootsAsync(IQueryable<Post> posts, List<PostView> views, CancellationToken stop)
    {
        var missing = views.Select(view => view.RootSeq).Except(views.Select(view => view.Seq)).ToList();
        if (missing.Count > 0) views.AddRange(await db.Views(posts.Where(post => missing.Contains(post.Seq))).ToListAsync(stop));
    }

    private async Task<ILookup<long, ReactionName>> MineAsync(Member? member, IReadOnlyList<PostView> views, CancellationToken stop)
    {
        if (member is null) return Array.Empty<Reaction>().ToLookup(row => row.PostId, row => row.Name);
        var seqs = views.ToDictionary(view => view.Id, view => view.Seq);
        var ids = seqs.Keys.ToList();
        var rows = await db.Reactions.AsNoTracking().Where(row => row.MemberId == member.Id && ids.Contains(row.PostId)).ToListAsync(stop);
        return rows.ToLookup(row => seqs[row.PostId], row => row.Name);
    }

    private sealed record Stretch(IReadOnlyList<PostView> Views, IReadOnlyList<Branch> Branches)
    {
        public static Stretch Of(IReadOnlyList<PostView> views) => new(views, ThreadBranches.Of(views));
    }
}

public static class ThreadBranches
{
    /// <summary>A post with those replies that the newest stretch holds; asked for by a page that saw the reply first. The door is the caller's.</summary>
    public static async Task<Branch?> BranchAsync(this CommunityDb db, long threadId, long seq, CancellationToken stop)
    {
        var last = await db.Threads.Where(thread => thread.Id == threadId).Select(thread => thread.LastSeq).FirstOrDefaultAsync(stop);
        var posts = db.Posts.AsNoTracking().Where(post => post.ThreadId == threadId);
        var views = await db.ViewsAsync(posts.Where(post => post.Seq == seq || (post.Seq > last - ThreadWindow.Size && post.ReplyToSeq == seq)), stop);
        return Of(views).Find(branch => branch.Root.Seq == seq);
    }

    /// <summary>Where a thread's subject has its page.</summary>
    public static string PageOf(this Thread thread) => thread.Subject switch
    {
        SubjectKind.Idea => $"/ideas/{thread.SubjectId}",
        SubjectKind.Build => $"/builds/{thread.SubjectId}",
        _ => throw new InvalidOperationException($"A {thread.Subject} has no page with a thread."),
    };

    internal static List<Branch> Of(IReadOnlyList<PostView> views)
    {
        var replies = views.Where(view => view.ReplyToSeq is not null).OrderBy(view => view.Seq).ToLookup(view => view.RootSeq);
        return [.. views.Where(view => view.ReplyToSeq is null).OrderBy(view => view.Seq).Select(root => new Branch(root, [.. replies[root.Seq]]))];
    }
}
