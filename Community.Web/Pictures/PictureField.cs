namespace Community.Pictures;

/// <summary>Where a form takes pictures: those it has, and room for more.</summary>
/// <param name="Name">Of the list in the form; also the id of the part.</param>
/// <param name="Pictures">Chosen so far, in their order.</param>
/// <param name="Most">So many have room.</param>
/// <param name="Form">The id of the form that sends it, where it stands outside of it.</param>
/// <param name="Size">"full" on a page of its own, "compact" beside a text box.</param>
public sealed record PictureField(string Name, IReadOnlyList<PictureLook> Pictures, int Most, string? Form = null, string Size = "full")
{
    private const int LongestName = 40;

    /// <summary>What may stand in the name of a field; an address can carry anything.</summary>
    public static bool IsName(string? name) => name is { Length: > 0 and <= LongestName } && name.All(char.IsAsciiLetterOrDigit);
}

/// <summary>One chosen picture in the list of a form.</summary>
public sealed record ChosenTile(string Name, PictureLook Picture);
