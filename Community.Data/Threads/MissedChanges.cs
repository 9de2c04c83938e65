namespace Community.Threads;

/// <summary>One happening as a reader who was away needs it: the post it left behind, or nothing where a later change says more.</summary>
/// <param name="Change">The thread's counter.</param>
/// <param name="Post">The post's newest form; null when a later change carries it.</param>
/// <param name="IsNew">The reader has not seen this post before.</param>
/// <param name="Root">For a reply, the post it stands under: a reader's page may begin after it.</param>
public sealed record MissedChange(long Change, PostView? Post, bool IsNew, PostView? Root);

public static class MissedChanges
{
    /// <summary>
    /// Everything after a change, without gaps. A post that came since is shown once, where it came, in its newest form;
    /// one that was there already is shown once, at its last change.
    /// </summary>
    public static async Task<IReadOnlyList<MissedChange>> MissedAsync(this CommunityDb db, long threadId, long after, long last, CancellationToken stop)
    {
        var rows = await db.ThreadChanges.AsNoTracking().Where(row => row.ThreadId == threadId && row.Change > after && row.Change <= last).OrderBy(row => row.Change).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var views = await ReadAsync(db, threadId, [.. rows.Select(row => row.Seq).Distinct()], stop);
        var shownAt = rows.GroupBy(row => row.Seq).ToDictionary(group => group.Key, group => (group.FirstOrDefault(row => row.Kind == ChangeKind.Posted) ?? group.Last()).Change);
        return [.. rows.Select(row => shownAt[row.Seq] == row.Change ? Shown(row, views) : new MissedChange(row.Change, null, false, null))];
    }

    /// <summary>One change as it goes out to those who are here.</summary>
    public static async Task<MissedChange> ChangeAsync(this CommunityDb db, ThreadChanged happened, CancellationToken stop)
    {
        var views = await ReadAsync(db, happened.ThreadId, [happened.Seq], stop);
        var isNew = happened.Kind == ChangeKind.Posted;
        // A later change of the same post is on its way and says more; only the arrival itself must not be left out.
        if (!isNew && views[happened.Seq].Change != happened.Change) return new MissedChange(happened.Change, null, false, null);
        return new MissedChange(happened.Change, views[happened.Seq], isNew, views.GetValueOrDefault(views[happened.Seq].ReplyToSeq ?? 0));
    }

    private static MissedChange Shown(ThreadChange row, Dictionary<long, PostView> views)
    {
        var post = views[row.Seq];
        return new MissedChange(row.Change, post, row.Kind == ChangeKind.Posted, views.GetValueOrDefault(post.ReplyToSeq ?? 0));
    }

    private static async Task<Dictionary<long, PostView>> ReadAsync(CommunityDb db, long threadId, List<long> seqs, CancellationToken stop)
    {
        var posts = db.Posts.AsNoTracking().Where(post => post.ThreadId == threadId);
        var views = (await db.ViewsAsync(posts.Where(post => seqs.Contains(post.Seq)), stop)).ToDictionary(view => view.Seq);
        var roots = views.Values.Select(view => view.RootSeq).Where(seq => !views.ContainsKey(seq)).Distinct().ToList();
        if (roots.Count == 0) return views;
        foreach (var root in await db.ViewsAsync(posts.Where(post => roots.Contains(post.Seq)), stop)) views.Add(root.Seq, root);
        return views;
    }
}
