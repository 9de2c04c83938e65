namespace Community.Pictures;

/// <summary>A picture in its place on a page.</summary>
/// <param name="Picture">What is drawn.</param>
/// <param name="Sizes">How wide it is drawn, as the sizes attribute says it.</param>
/// <param name="Eager">Asked for at once: what is seen first on the page.</param>
public sealed record PictureFrame(PictureLook Picture, string Sizes, bool Eager = false)
{
    /// <summary>Named to browsers that choose none themselves; wide enough for a page, and no more.</summary>
    private const int Usual = 960;

    public string Source => At(Picture.Widths.LastOrDefault(width => width <= Usual, Picture.Widths.FirstOrDefault(Picture.Width)));

    public string Largest => At(Picture.Widths.LastOrDefault(Picture.Width));

    public string SourceSet => string.Join(", ", Picture.Widths.Select(width => $"{At(width)} {width}w"));

    private string At(int width) => $"/pictures/{Picture.Name}/{width}.webp";
}
