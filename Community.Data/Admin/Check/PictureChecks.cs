using Community.Pictures;

namespace Community.Admin;

/// <summary>Every size of every picture has its file, as long as it was written.</summary>
public sealed class PictureFiles(PictureLosses losses) : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var lost = await losses.FindAsync(stop);
        return (await db.PictureSizes.LongCountAsync(stop), [.. lost.Select(size => new Fault($"picture {size.PictureId}, {size.Width} px", "no such file", "a file"))]);
    }
}

/// <summary>The place where pictures lie is this portal's.</summary>
public sealed class PlaceOfPictures(PictureHome home) : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop) =>
        (1, await home.RefusesAsync(stop) is { } refusal ? [new Fault("the place of pictures", refusal == StoreRefusals.IsAnothers ? "another portal's" : "unmarked", "ours")] : []);
}

/// <summary>Nothing lies on the disk, or in rows, that should have been swept.</summary>
public sealed class LeftFiles(PictureSweep sweep) : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var late = db.Now - Upload.WaitedFor;
        var pictures = await db.PicturesToForget().Select(row => row.Id).ToListAsync(stop);
        var uploads = await db.Uploads.LongCountAsync(row => row.StartedAt < late, stop);
        var (orphans, parts, left) = (await sweep.OrphansAsync(stop), await sweep.PartsAsync(stop), sweep.LeftOver());
        return (await db.Pictures.LongCountAsync(stop),
        [
            .. pictures.Select(id => new Fault($"picture {id}", "in no build", "swept")),
            .. Left("uploads", uploads), .. Left("pictures without a row", orphans.Count), .. Left("parts of uploads", parts.Count), .. Left("unfinished pictures", left.Count),
        ]);
    }

    private static Fault[] Left(string what, long count) => count == 0 ? [] : [new Fault(what, $"{count}", "0")];
}
