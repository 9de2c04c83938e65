using Community.Builds;
using Community.Events;
using Community.Ideas;
using Community.Members;

namespace Community.Pictures;

/// <summary>Sizes whose files are lost.</summary>
public sealed record LostSize(long PictureId, int Width);

/// <summary>Pictures, or sizes of them, that a disk had lost are shown no more, on whatever page they were.</summary>
public sealed record PicturesLost(int Sizes) : DomainEvent;

/// <summary>Takes off the list what a disk has lost: a size, a picture without any, and a build that was shown and has no picture left goes back to its author.</summary>
public sealed class MendPictures(CommunityDb db)
{
    /// <summary>How many rows went.</summary>
    public Task<Outcome<int>> By(IReadOnlyList<LostSize> lost, CancellationToken stop = default) => db.SaveAsync<int>(async () =>
    {
        if (lost.Count == 0) return 0;
        var ids = lost.Select(size => size.PictureId).Distinct().ToList();
        var builds = await HoldAsync(ids, stop);
        var members = await db.Members.Where(row => row.PictureId != null && ids.Contains(row.PictureId.Value)).Select(row => row.Id).ToListAsync(stop);
        var gone = 0;
        foreach (var size in lost) gone += await db.PictureSizes.Where(row => row.PictureId == size.PictureId && row.Width == size.Width).ExecuteDeleteAsync(stop);
        gone += await ForgetAsync(await db.Pictures.Where(row => ids.Contains(row.Id) && row.Sizes.Count == 0).Select(row => row.Id).ToListAsync(stop), stop);
        await db.NamePortraitsAsync(members, stop);
        foreach (var build in await db.Builds.Where(row => builds.Contains(row.Id)).ToListAsync(stop)) await SettleAsync(build, stop);
        db.Raise(new PicturesLost(lost.Count));
        return gone;
    }, stop);

    /// <summary>What shows them, in the order of all locks. Answers the builds among it.</summary>
    private async Task<IReadOnlyList<long>> HoldAsync(IReadOnlyList<long> ids, CancellationToken stop)
    {
        var builds = await db.BuildPictures.Where(own => ids.Contains(own.PictureId)).Select(own => own.BuildId).Distinct().OrderBy(id => id).ToListAsync(stop);
        foreach (var idea in await db.IdeaPictures.Where(own => ids.Contains(own.PictureId)).Select(own => own.IdeaId).Distinct().OrderBy(id => id).ToListAsync(stop)) await db.LockAsync<Idea>(idea, stop);
        foreach (var build in builds) await db.LockAsync<Build>(build, stop);
        var posts = db.PostPictures.Where(own => ids.Contains(own.PictureId)).Select(own => own.PostId);
        foreach (var thread in await db.Posts.Where(post => posts.Contains(post.Id)).Select(post => post.ThreadId).Distinct().OrderBy(id => id).ToListAsync(stop)) await db.LockAsync<Thread>(thread, stop);
        foreach (var member in await db.Members.Where(row => row.PictureId != null && ids.Contains(row.PictureId.Value)).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(stop)) await db.LockAsync<Member>(member, stop);
        return builds;
    }

    private async Task<int> ForgetAsync(IReadOnlyList<long> empty, CancellationToken stop) =>
        await db.BuildPictures.Where(own => empty.Contains(own.PictureId)).ExecuteDeleteAsync(stop)
        + await db.IdeaPictures.Where(own => empty.Contains(own.PictureId)).ExecuteDeleteAsync(stop)
        + await db.PostPictures.Where(own => empty.Contains(own.PictureId)).ExecuteDeleteAsync(stop)
        + await db.Members.Where(row => row.PictureId != null && empty.Contains(row.PictureId.Value)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PictureId, (long?)null), stop)
        + await db.Pictures.Where(row => empty.Contains(row.Id)).ExecuteDeleteAsync(stop);

    private async Task SettleAsync(Build build, CancellationToken stop)
    {
        if (build.State != BuildState.Published || await db.BuildPictures.AnyAsync(own => own.BuildId == build.Id, stop)) return;
        (build.State, build.Version) = (BuildState.Unpublished, build.Version + 1);
        await db.OpenOrCloseAsync(build, stop);
        db.Raise(new BuildClosed(build.Id, build.AuthorId));
    }
}
