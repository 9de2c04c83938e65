using Community.Notifications;
using Community.Pictures;

namespace Community.Builds;

/// <summary>How many builds went.</summary>
public sealed record Swept(int Builds);

/// <summary>What lay deleted for its days goes for good, with all that was said under it. Its pictures become loose, and are swept as such.</summary>
public sealed class SweepBuilds(CommunityDb db)
{
    private const int Batch = 20;

    public async Task<Outcome<Swept>> By(CancellationToken stop = default)
    {
        var gone = 0;
        // A save for each: one after the other within one save, they would be held in an order in which nobody else holds builds and threads.
        foreach (var id in await Due().OrderBy(build => build.Id).Select(build => build.Id).Take(Batch).ToListAsync(stop))
            if ((await SweepAsync(id, stop)).Succeeded) gone++;
        return new Swept(gone);
    }

    private Task<Outcome<Done>> SweepAsync(long id, CancellationToken stop) => db.SaveAsync<Done>(async () =>
    {
        await db.LockAsync<Build>(id, stop);
        // Asked again under the lock: its author may have had it back at this very moment.
        if (await Due().Where(build => build.Id == id).Select(build => (long?)build.ThreadId).FirstOrDefaultAsync(stop) is not { } thread) return Refusal.NotFound;
        await db.LockAsync<Thread>(thread, stop);
        await ForgetTalkAsync(thread, stop);
        await ForgetAsync(id, stop);
        db.Raise(new BuildsSwept([id]));
        return Done.It;
    }, stop);

    /// <summary>What somebody reported waits for its decision, and what is still being uploaded for its end.</summary>
    private IQueryable<Build> Due()
    {
        var before = db.Now - Build.KeptDeleted;
        return db.Builds.Where(build => build.DeletedAt != null && build.DeletedAt <= before
            && !db.Uploads.Any(upload => upload.BuildId == build.Id)
            && !db.Reports.Any(report => report.DecisionId == null && report.Subject == SubjectKind.Build && report.SubjectId == build.Id)
            && !db.Reports.Any(report => report.DecisionId == null && report.Subject == SubjectKind.Post && db.Posts.Any(post => post.ThreadId == build.ThreadId && post.Id == report.SubjectId)));
    }

    private async Task ForgetTalkAsync(long thread, CancellationToken stop)
    {
        var posts = db.Posts.Where(post => post.ThreadId == thread).Select(post => post.Id);
        await LoosenAsync(db.PostPictures.Where(own => posts.Contains(own.PostId)).Select(own => own.PictureId), stop);
        await db.PostPictures.Where(own => posts.Contains(own.PostId)).ExecuteDeleteAsync(stop);
        await db.Reactions.Where(row => posts.Contains(row.PostId)).ExecuteDeleteAsync(stop);
        await db.Mentions.Where(row => posts.Contains(row.PostId)).ExecuteDeleteAsync(stop);
        await db.PostRevisions.Where(row => posts.Contains(row.PostId)).ExecuteDeleteAsync(stop);
        await db.ThreadChanges.Where(row => row.ThreadId == thread).ExecuteDeleteAsync(stop);
        await db.Posts.Where(row => row.ThreadId == thread).ExecuteDeleteAsync(stop);
        await db.Threads.Where(row => row.Id == thread).ExecuteDeleteAsync(stop);
    }

    private async Task LoosenAsync(IQueryable<long> pictures, CancellationToken stop) => await db.LoosenAsync(await pictures.ToListAsync(stop), stop);

    private async Task ForgetAsync(long id, CancellationToken stop)
    {
        await db.Follows.Where(row => row.Subject == SubjectKind.Build && row.SubjectId == id).ExecuteDeleteAsync(stop);
        await db.BuildFeatures.Where(row => row.BuildId == id).ExecuteDeleteAsync(stop);
        await db.BuildLikes.Where(row => row.BuildId == id).ExecuteDeleteAsync(stop);
        await LoosenAsync(db.BuildPictures.Where(own => own.BuildId == id).Select(own => own.PictureId), stop);
        await db.BuildPictures.Where(row => row.BuildId == id).ExecuteDeleteAsync(stop);
        await db.BuildTags.Where(row => row.BuildId == id).ExecuteDeleteAsync(stop);
        await db.Builds.Where(row => row.Id == id).ExecuteDeleteAsync(stop);
    }
}
