namespace Community.Pictures;

/// <summary>What was taken off the list, and whose files may go.</summary>
public sealed record PicturesSwept(IReadOnlyList<string> Keys, IReadOnlyList<Guid> Uploads);

/// <summary>The portal forgets pictures that have been in no build for a day, and files that did not arrive within one.</summary>
public sealed class SweepPictures(CommunityDb db)
{
    public static readonly TimeSpan LooseKept = TimeSpan.FromDays(1);

    /// <summary>At a time, so that nobody waits for long.</summary>
    private const int Batch = 500;

    /// <summary>Rows alone: files go when these are gone for certain.</summary>
    public Task<Outcome<PicturesSwept>> By(CancellationToken stop = default) => db.SaveAsync<PicturesSwept>(async () =>
    {
        var (loose, late) = (db.Now - LooseKept, db.Now - Upload.WaitedFor);
        var pictures = await db.Pictures.Where(row => row.MadeAt < loose && !db.BuildPictures.Any(own => own.PictureId == row.Id))
            .OrderBy(row => row.Id).Take(Batch).Select(row => new { row.Id, row.Key }).ToListAsync(stop);
        var uploads = await db.Uploads.Where(row => row.StartedAt < late).OrderBy(row => row.Id).Take(Batch).Select(row => row.Id).ToListAsync(stop);
        var ids = pictures.Select(row => row.Id).ToList();
        await db.PictureSizes.Where(size => ids.Contains(size.PictureId)).ExecuteDeleteAsync(stop);
        await db.Pictures.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(stop);
        await db.Uploads.Where(row => uploads.Contains(row.Id)).ExecuteDeleteAsync(stop);
        return new PicturesSwept([.. pictures.Select(row => row.Key)], uploads);
    }, stop);
}
