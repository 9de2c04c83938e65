namespace Community.Pictures;

/// <summary>Makes of what a member sent what the portal shows. Whatever decodes the bytes of strangers does so outside the portal's own process.</summary>
public interface IPictureEngine
{
    /// <summary>Writes each size as <c>{width}.webp</c>, upright and without metadata; or says why not.</summary>
    /// <param name="file">What was sent, under a name of ours.</param>
    /// <param name="folder">There already, and empty.</param>
    /// <param name="stop">Ends the work at once.</param>
    Task<Outcome<PictureMade>> MakeAsync(string file, string folder, CancellationToken stop = default);
}

/// <summary>What became of a file.</summary>
/// <param name="Width">Upright, in pixels, as it was sent.</param>
/// <param name="Height">The same.</param>
/// <param name="Animated">Whether its middle size moves.</param>
/// <param name="Colour">The dominant one, as six hexadecimal digits.</param>
/// <param name="Placeholder">A tiny blurred WebP in base 64.</param>
/// <param name="Sizes">Those that were made, the smallest first.</param>
public sealed record PictureMade(int Width, int Height, bool Animated, string Colour, string Placeholder, IReadOnlyList<SizeMade> Sizes);

/// <summary>One size, which lies as <c>{width}.webp</c> where it was made.</summary>
public sealed record SizeMade(int Width, int Height, long Bytes);
