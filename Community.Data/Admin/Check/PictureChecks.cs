using Community.Members;
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

/// <summary>A picture is open exactly where everybody may see what it is in, and loose exactly where it is in nothing.</summary>
public sealed class OpenAndLoose : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var (open, placed) = (db.PicturesInTheOpen(), db.PicturesInSomething());
        var opened = await db.Pictures.Where(row => (row.OpenSince != null) != open.Any(one => one.Id == row.Id)).Select(row => new { row.Id, Is = row.OpenSince != null }).ToListAsync(stop);
        var loose = await db.Pictures.Where(row => (row.LooseSince == null) != placed.Any(one => one.Id == row.Id)).Select(row => new { row.Id, Is = row.LooseSince != null }).ToListAsync(stop);
        return (await db.Pictures.LongCountAsync(stop),
        [
            .. opened.Select(row => new Fault($"picture {row.Id}", row.Is ? "open" : "closed", row.Is ? "closed" : "open")),
            .. loose.Select(row => new Fault($"picture {row.Id}", row.Is ? "loose" : "in something", row.Is ? "in something" : "loose")),
        ]);
    }
}

/// <summary>Every member's row says where their portrait lies.</summary>
public sealed class NamesOfPortraits : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var rows = await db.Members.Where(row => row.Portrait != null || row.PictureId != null).Select(row => new { row.Id, row.Portrait }).ToListAsync(stop);
        var right = await db.WherePortraitsLieAsync(db.Members, stop);
        return (rows.Count, [.. rows.Where(row => row.Portrait != right.GetValueOrDefault(row.Id)).Select(row => new Fault($"portrait of member {row.Id}", row.Portrait ?? "none", right.GetValueOrDefault(row.Id) ?? "none"))]);
    }
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
            .. pictures.Select(id => new Fault($"picture {id}", "in nothing", "swept")),
            .. Left("uploads", uploads), .. Left("pictures without a row", orphans.Count), .. Left("parts of uploads", parts.Count), .. Left("unfinished pictures", left.Count),
        ]);
    }

    private static Fault[] Left(string what, long count) => count == 0 ? [] : [new Fault(what, $"{count}", "0")];
}
