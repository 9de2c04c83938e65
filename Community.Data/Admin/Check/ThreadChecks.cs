using Community.Threads;

namespace Community.Admin;

/// <summary>The posts of a thread are numbered from 1 to its last, none missing.</summary>
public sealed class SeqsOfThreads : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var threads = await db.Threads.Select(row => new { row.Id, row.LastSeq }).ToDictionaryAsync(row => row.Id, row => row.LastSeq, stop);
        var posts = await db.Posts.GroupBy(post => post.ThreadId).Select(own => new { own.Key, Count = own.LongCount(), Last = own.Max(post => post.Seq) }).ToListAsync(stop);
        var gaps = posts.Where(own => own.Count != own.Last).Select(own => new Fault($"posts of thread {own.Key}", $"{own.Count}", $"{own.Last}"));
        return (threads.Count, [.. Compare("thread", threads, posts.ToDictionary(own => own.Key, own => own.Last)), .. gaps]);
    }
}

/// <summary>What happened in a thread is counted from 1 to its last change, none missing, and every post knows the one that last touched it.</summary>
public sealed class ChangesOfThreads : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var threads = await db.Threads.Select(row => new { row.Id, row.LastChange }).ToDictionaryAsync(row => row.Id, row => row.LastChange, stop);
        var changes = await db.ThreadChanges.GroupBy(row => row.ThreadId).Select(own => new { own.Key, Count = own.LongCount(), Last = own.Max(row => row.Change) }).ToListAsync(stop);
        var gaps = changes.Where(own => own.Count != own.Last).Select(own => new Fault($"changes of thread {own.Key}", $"{own.Count}", $"{own.Last}"));
        var stale = await db.Posts
            .Select(post => new { post.Id, post.Change, Last = db.ThreadChanges.Where(row => row.ThreadId == post.ThreadId && row.Seq == post.Seq).Max(row => (long?)row.Change) ?? 0 })
            .Where(post => post.Change != post.Last).ToListAsync(stop);
        return (threads.Count,
        [
            .. Compare("thread", threads, changes.ToDictionary(own => own.Key, own => own.Last)), .. gaps,
            .. stale.Select(post => new Fault($"post {post.Id}", $"{post.Change}", $"{post.Last}")),
        ]);
    }
}

/// <summary>The count of a thread is its posts that can be read.</summary>
public sealed class PostCounts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var threads = await db.Threads.Select(row => new { row.Id, row.PostCount }).ToDictionaryAsync(row => row.Id, row => row.PostCount, stop);
        var counted = await db.Posts.Where(post => post.RemovedAt == null && post.HiddenAt == null).GroupBy(post => post.ThreadId)
            .Select(own => new { own.Key, Count = own.LongCount() }).ToDictionaryAsync(own => own.Key, own => own.Count, stop);
        return (threads.Count, Compare("thread", threads, counted));
    }
}

/// <summary>The five counters of a post are its reactions.</summary>
public sealed class ReactionCounts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var counted = await db.Reactions.GroupBy(row => new { row.PostId, row.Name }).Select(own => new { own.Key, Count = own.LongCount() })
            .ToDictionaryAsync(own => (own.Key.PostId, own.Key.Name), own => own.Count, stop);
        var reacted = counted.Keys.Select(key => key.PostId).ToHashSet();
        var posts = await db.Posts.AsNoTracking().Where(post => post.Bricks + post.Hearts + post.Ideas + post.Parties + post.Thinkings != 0 || db.Reactions.Any(row => row.PostId == post.Id))
            .Select(post => new Post { Id = post.Id, Bricks = post.Bricks, Hearts = post.Hearts, Ideas = post.Ideas, Parties = post.Parties, Thinkings = post.Thinkings }).ToListAsync(stop);
        var stored = posts.SelectMany(post => ReactionNames.All.Select(one => KeyValuePair.Create((post.Id, one.Name), (long)post.CountOf(one.Name))));
        return (Math.Max(posts.Count, reacted.Count), Compare("post and reaction", stored, counted));
    }
}
