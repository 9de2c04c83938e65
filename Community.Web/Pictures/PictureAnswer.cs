using Community.Members;

namespace Community.Pictures;

/// <summary>A picture as whoever sent it is told of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Sizes">In which it lies ready, the smallest first.</param>
/// <param name="Placeholder">A tiny blurred WebP in base 64, to be shown until the picture is there.</param>
/// <param name="Colour">The dominant one, as six hexadecimal digits.</param>
public sealed record PictureAnswer(long Id, IReadOnlyList<PictureAddress> Sizes, string Placeholder, string Colour)
{
    /// <param name="db">Asked with the reader's rights.</param>
    /// <param name="member">The reader.</param>
    /// <param name="id">Which picture.</param>
    /// <param name="address">What stands before a path.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<PictureAnswer?> ReadAsync(CommunityDb db, Member? member, long id, Func<string, string> address, CancellationToken stop) =>
        await db.OwnPictureAsync(member, id, stop) is not { } picture ? null : new PictureAnswer(
            id,
            [.. picture.Sizes.OrderBy(size => size.Width).Select(size => new PictureAddress(size.Width, size.Height, address($"/pictures/{picture.Name}/{size.Width}.webp")))],
            picture.Placeholder, picture.Colour);
}

/// <summary>Where one size lies. The address changes when the picture opens to all or closes.</summary>
public sealed record PictureAddress(int Width, int Height, string Url);
