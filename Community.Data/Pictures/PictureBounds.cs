namespace Community.Pictures;

/// <summary>How large a picture may be. Judged by its header, before anything is decoded.</summary>
public static class PictureBounds
{
    public const int Megabytes = 25;
    public const long Bytes = Megabytes * 1024L * 1024;
    public const int Megapixels = 50;
    public const long Pixels = Megapixels * 1_000_000L;
    public const int Frames = 100;

    /// <summary>Of all frames of a moving picture together.</summary>
    public const long MovingPixels = 2 * Pixels;

    /// <summary>Of all scans of a JPEG together, each of which goes over the whole picture; cameras and programs write a dozen.</summary>
    public const long ScannedPixels = 30 * Pixels;

    /// <summary>Of one side; WebP has no longer one.</summary>
    public const int Side = 16_383;

    /// <summary>A placeholder's longer side; more would be seen no better, blurred as it is.</summary>
    public const int TinySide = 24;

    /// <summary>The widths in which pictures are shown, the smallest first.</summary>
    public static readonly IReadOnlyList<int> Widths = [320, 960, 1920];

    /// <summary>Among them the one that moves.</summary>
    public const int MovingWidth = 960;

    /// <summary>Those in which a picture of this width lies ready: none is larger than what was sent.</summary>
    public static IReadOnlyList<int> WidthsOf(int width) => [.. Widths.Where(one => one < width), .. width <= Widths[^1] ? [width] : Array.Empty<int>()];
}
