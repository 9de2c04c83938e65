using Community.Pictures;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Community.Ideas;

/// <summary>What an author types. Lengths are judged by the use cases, since a draft may be shorter than an idea.</summary>
public sealed class IdeaForm
{
    public string Title { get; set; } = "";

    public string Today { get; set; } = "";

    public string Better { get; set; } = "";

    public string Line { get; set; } = "";

    public string Group { get; set; } = "";

    public string Language { get; set; } = "en";

    /// <summary>Parted by commas.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The field the author is in.</summary>
    public string Field { get; set; } = "";

    /// <summary>The version the editor saw.</summary>
    public long Version { get; set; }

    public bool Publish { get; set; }

    /// <summary>What the idea shows, in the order of the form; null where the form has no place for pictures.</summary>
    public List<PictureChoice>? Pictures { get; set; }

    [BindNever, ValidateNever]
    public IdeaFormFacts Facts { get; set; } = IdeaFormFacts.None;

    /// <remarks>The binder makes an empty field null, whatever the type says.</remarks>
    public IdeaDraft ToDraft() => new(Title ?? "", Today ?? "", Better ?? "", Line ?? "", Group ?? "", Language ?? "en", Words(Tags), Field ?? "", Pictures.Chosen());

    private static string[] Words(string? tags) => (tags ?? "").Split([',', '،', '，', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What the form shows beside what is typed.</summary>
/// <param name="Id">Null for an idea that nobody began yet.</param>
/// <param name="Published">Its words are edited; into which line it belongs is settled.</param>
/// <param name="MayChooseGroup">The author's choice, until the idea is carried.</param>
/// <param name="Key">Makes sending it twice the same as once.</param>
/// <param name="Pictures">As they would be drawn now.</param>
/// <param name="Newer">What somebody else saved while this was typed.</param>
public sealed record IdeaFormFacts(long? Id, bool Published, bool MayChooseGroup, IdeaPlaces Places, IReadOnlyList<DraftCard> Drafts, IReadOnlyList<PictureLook> Pictures, string Key, IdeaVersion? Newer = null)
{
    public static readonly IdeaFormFacts None = new(null, false, true, new([], []), [], [], "");
}
