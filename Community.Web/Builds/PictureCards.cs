using Community.Pictures;
using Community.Shared;

namespace Community.Builds;

/// <summary>A picture where only one size of it can be told, as in feeds and cards that others draw of our pages.</summary>
public static class PictureCards
{
    private const int Wanted = 960;

    /// <summary>The largest that is not larger than such places show.</summary>
    public static int Middle(this PictureLook picture) => picture.Widths.Where(width => width <= Wanted).DefaultIfEmpty(picture.Widths[0]).Max();

    /// <summary>By which others show a page that has it.</summary>
    public static CardPicture? AsCard(this PictureLook? picture) =>
        picture is { Widths: [_, ..] } ? new CardPicture($"/pictures/{picture.Name}/{picture.Middle()}.webp", picture.Middle(), picture.HeightAt(picture.Middle()), picture.Alt) : null;

    public static int HeightAt(this PictureLook picture, int width) => Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
}
