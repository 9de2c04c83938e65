using System.Globalization;
using System.Text;
using Community.Ideas;
using Community.Pictures;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Community.Builds;

/// <summary>What an author types. Lengths are judged by the use cases, since a draft may be shorter than a build.</summary>
public sealed class BuildForm
{
    /// <summary>Stands for what is no number, so that the use case refuses it beside its field.</summary>
    private const int NoNumber = -1;

    public string Title { get; set; } = "";

    public string Story { get; set; } = "";

    public string Credits { get; set; } = "";

    public BuildTheme Theme { get; set; }

    public BuildScale Scale { get; set; }

    public BuildLicence Licence { get; set; }

    /// <summary>As typed, in whatever digits.</summary>
    public string Parts { get; set; } = "";

    public string Group { get; set; } = "";

    /// <summary>Number or address of an idea.</summary>
    public string Idea { get; set; } = "";

    public string Language { get; set; } = "en";

    /// <summary>Parted by commas.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The version the editor saw.</summary>
    public long Version { get; set; }

    public bool Publish { get; set; }

    [BindNever, ValidateNever]
    public BuildFormFacts Facts { get; set; } = BuildFormFacts.None;

    /// <summary>Puts what was kept into one of the fields in which something can be wrong that says nothing of the others. False for any other field.</summary>
    public bool TakeBack(string field, BuildForm kept)
    {
        switch (field)
        {
            case nameof(Parts): Parts = kept.Parts; return true;
            case nameof(Tags): Tags = kept.Tags; return true;
            case nameof(Idea): Idea = kept.Idea; return true;
            default: return false;
        }
    }

    /// <remarks>The binder makes an empty field null, whatever the type says.</remarks>
    public BuildDraft ToDraft() => new(
        Title ?? "", Story ?? "", Credits ?? "", Theme, Scale, Licence, Number(Parts), Group ?? "", InLatinDigits(Idea), Language ?? "en",
        (Tags ?? "").Split([',', '،', '，', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Number or address, typed in whatever digits.</summary>
    public static string InLatinDigits(string? typed)
    {
        var latin = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes()) latin.Append(Rune.IsDigit(rune) ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString());
        return latin.ToString();
    }

    /// <summary>Thousands may be parted by spaces, commas or full stops, and digits are those of any language.</summary>
    private static int? Number(string? typed)
    {
        var digits = new StringBuilder();
        foreach (var rune in (typed ?? "").Trim().EnumerateRunes())
        {
            if (Rune.IsDigit(rune)) digits.Append(((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture));
            else if (!Rune.IsWhiteSpace(rune) && rune.Value is not (',' or '.' or '٬' or '\'' or '’')) return NoNumber;
        }

        if (digits.Length == 0) return string.IsNullOrWhiteSpace(typed) ? null : NoNumber;
        return int.TryParse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;
    }
}

/// <summary>What the form shows beside what is typed.</summary>
/// <param name="Id">Null for a build that nobody began yet.</param>
/// <param name="State">A draft is kept as it is typed; what was shown is saved by a press.</param>
/// <param name="Drafts">The author's other drafts.</param>
/// <param name="Aside">What the author took back, or deleted and can still have back.</param>
/// <param name="Key">Makes sending it twice the same as once.</param>
/// <param name="Newer">What was saved elsewhere while this was typed.</param>
public sealed record BuildFormFacts(
    long? Id, BuildState State, IReadOnlyList<Named> Groups, ShownIdea? Idea, IReadOnlyList<BuildDraftCard> Drafts, IReadOnlyList<BuildAsideCard> Aside, IReadOnlyList<PictureLook> Pictures, string Key, Build? Newer = null)
{
    public static readonly BuildFormFacts None = new(null, BuildState.Draft, [], null, [], [], [], "");

    public bool IsDraft => State == BuildState.Draft;
}
