using Community.Builds;
using Community.Platform;

namespace Community.Pictures;

/// <summary>A picture of a build, an idea or a post.</summary>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Placeholder">A tiny blurred WebP in base 64.</param>
/// <param name="Sizes">The smallest first.</param>
public sealed record ApiPicture(long Id, string Alt, string Placeholder, IReadOnlyList<ApiPictureSize> Sizes)
{
    public static ApiPicture Of(PictureLook look, PortalAddress address) => new(
        look.Id, look.Alt, look.Placeholder, [.. look.Widths.Select(width => new ApiPictureSize(width, look.HeightAt(width), address.Of($"/pictures/{look.Name}/{width}.webp")))]);
}

/// <summary>One size of a picture, as WebP.</summary>
public sealed record ApiPictureSize(int Width, int Height, string Url);

/// <summary>A picture that something is to show: one's own that was added, or one that is there already.</summary>
/// <param name="Id">Its number, as adding it told it.</param>
/// <param name="Alt">What it shows, in words; at most 300 characters. Left out, it stays as it was.</param>
public sealed record ApiChoice(long Id, string? Alt = null);

internal static class ApiChoices
{
    /// <summary>A list may hold nothing where a picture should be; that is no picture of anybody's.</summary>
    public static ChosenPicture AsChosen(this ApiChoice? choice) => new(choice?.Id ?? 0, choice?.Alt);
}
