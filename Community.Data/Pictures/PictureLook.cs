namespace Community.Pictures;

/// <summary>A picture as pages draw it; knows no viewer.</summary>
/// <param name="Name">In its address.</param>
/// <param name="Width">Upright, in pixels.</param>
/// <param name="Colour">The dominant one, as six hexadecimal digits.</param>
/// <param name="Placeholder">A tiny blurred WebP in base 64.</param>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Widths">In which it lies ready, the smallest first.</param>
public sealed record PictureLook(long Id, string Name, int Width, int Height, string Colour, string Placeholder, string Alt, bool Animated, IReadOnlyList<int> Widths);
