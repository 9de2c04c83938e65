namespace Community.Pictures;

/// <summary>What was taken off the list, and whose files may go.</summary>
public sealed record PicturesSwept(IReadOnlyList<string> Keys, IReadOnlyList<Guid> Uploads);

/// <summary>The portal forgets pictures that have been in nothing for a day, and files that did not arrive within one.</summary>
public sealed class SweepPictures(CommunityDb db)
{
    public static readonly TimeSpan LooseKept = TimeSpan.FromDays(1);

    /// <summary>At a time, so that nobody waits for long.</summary>
    private const int Batch = 500;

    /// <summary>Rows alone: files go when these are gone for certain.</summary>
    public Task<Outcome<PicturesSwept>> By(CancellationToken stop = default) => db.SaveAsync<PicturesSwept>(async () =>
    {
        var late = db.Now - Upload.WaitedFor;
        var keys = await db.PicturesToForget().OrderBy(row => row.Id).Take(Batch).ToDictionaryAsync(row => row.Id, row => row.Key, stop);
        var uploads = await db.Uploads.Where(row => row.StartedAt < late).OrderBy(row => row.Id).Take(Batch).Select(row => row.Id).ToListAsync(stop);
        // Asked again with the rows in hand: one may have come into a post at this very moment.
        await db.PicturesToForget().Where(row => keys.Keys.Contains(row.Id)).ExecuteDeleteAsync(stop);
        foreach (var kept in await db.Pictures.Where(row => keys.Keys.Contains(row.Id)).Select(row => row.Id).ToListAsync(stop)) keys.Remove(kept);
        await db.Uploads.Where(row => uploads.Contains(row.Id)).ExecuteDeleteAsync(stop);
        return new PicturesSwept([.. keys.Values], uploads);
    }, stop);
}
