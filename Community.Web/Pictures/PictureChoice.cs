namespace Community.Pictures;

/// <summary>A picture as a form names it: its number, what it shows in words, and whether it is to be left out.</summary>
public sealed class PictureChoice
{
    public long Id { get; set; }

    public string? Alt { get; set; }

    /// <summary>Ticked where no script takes the tile away.</summary>
    public bool Leave { get; set; }
}

/// <summary>What a form has chosen, as use cases take it.</summary>
public static class PictureChoices
{
    /// <summary>In the order of the form; null where the form says nothing of pictures. One of which only the index came is null itself.</summary>
    public static IReadOnlyList<ChosenPicture>? Chosen(this IEnumerable<PictureChoice?>? choices) =>
        choices is null ? null : [.. choices.OfType<PictureChoice>().Where(choice => !choice.Leave && choice.Id > 0).Select(choice => new ChosenPicture(choice.Id, choice.Alt ?? ""))];
}
