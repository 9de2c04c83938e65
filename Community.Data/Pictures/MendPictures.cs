using Community.Builds;

namespace Community.Pictures;

/// <summary>Sizes whose files are lost.</summary>
public sealed record LostSize(long PictureId, int Width);

/// <summary>Takes off the list what a disk has lost: a size, a picture without any, and what was shown and has no picture left goes back to its author.</summary>
public sealed class MendPictures(CommunityDb db)
{
    /// <summary>How many rows went.</summary>
    public Task<Outcome<int>> By(IReadOnlyList<LostSize> lost, CancellationToken stop = default) => db.SaveAsync<int>(async () =>
    {
        var ids = lost.Select(size => size.PictureId).Distinct().ToList();
        var touched = await db.BuildPictures.Where(own => ids.Contains(own.PictureId)).Select(own => own.BuildId).Distinct().OrderBy(id => id).ToListAsync(stop);
        foreach (var build in touched) await db.LockAsync<Build>(build, stop);
        var gone = 0;
        foreach (var size in lost) gone += await db.PictureSizes.Where(row => row.PictureId == size.PictureId && row.Width == size.Width).ExecuteDeleteAsync(stop);
        var empty = db.Pictures.Where(row => ids.Contains(row.Id) && row.Sizes.Count == 0).Select(row => row.Id);
        gone += await db.BuildPictures.Where(own => empty.Contains(own.PictureId)).ExecuteDeleteAsync(stop);
        gone += await db.Pictures.Where(row => ids.Contains(row.Id) && row.Sizes.Count == 0).ExecuteDeleteAsync(stop);
        foreach (var build in await db.Builds.Where(row => touched.Contains(row.Id)).ToListAsync(stop)) await SettleAsync(build, stop);
        return gone;
    }, stop);

    private async Task SettleAsync(Build build, CancellationToken stop)
    {
        if (build.State != BuildState.Published || await db.BuildPictures.AnyAsync(own => own.BuildId == build.Id, stop))
        {
            db.Raise(new BuildChanged(build.Id, build.AuthorId));
            return;
        }

        (build.State, build.Version) = (BuildState.Unpublished, build.Version + 1);
        db.Raise(new BuildClosed(build.Id, build.AuthorId));
    }
}
