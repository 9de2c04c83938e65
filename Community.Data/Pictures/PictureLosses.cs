namespace Community.Pictures;

/// <summary>Sizes that rows name and the disk does not have, or has with another length.</summary>
public sealed class PictureLosses(CommunityDb db, IPictureStore store)
{
    public async Task<IReadOnlyList<LostSize>> FindAsync(CancellationToken stop = default)
    {
        var (lost, rows) = (new List<LostSize>(), db.PictureSizes.Join(db.Pictures, size => size.PictureId, picture => picture.Id, (size, picture) => new { size.PictureId, picture.Key, size.Width, size.Bytes }).OrderBy(row => row.PictureId));
        StoredPicture? kept = null;
        var looked = "";
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (looked != row.Key) (kept, looked) = (await store.FindAsync(row.Key, stop), row.Key);
            if (kept is null || kept.Sizes.GetValueOrDefault(row.Width) != row.Bytes) lost.Add(new LostSize(row.PictureId, row.Width));
        }

        return lost;
    }
}
