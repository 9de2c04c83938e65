using Community.Text;
using Community.Threads;

namespace Community.Groups;

/// <summary>A group as it is typed when it is founded or its settings are changed.</summary>
public sealed record GroupDraft(
    string Name, GroupKind Kind = GroupKind.LocalClub, string Country = "", string Place = "", IReadOnlyList<string>? Languages = null,
    JoinPolicy JoinPolicy = JoinPolicy.Open, GroupVisibility Visibility = GroupVisibility.Public, string About = "", int? Since = null)
{
    public GroupDraft Clean() => this with
    {
        Name = CleanText.Line(Name),
        Country = CleanText.Line(Country).ToUpperInvariant(),
        Place = CleanText.Line(Place),
        Languages = [.. (Languages ?? []).Where(tag => tag is { Length: > 0 }).Distinct(StringComparer.OrdinalIgnoreCase).Take(GroupSizes.LanguagesMaximum)],
        About = CleanText.Clean(About),
    };

    public Refusal? Refuses(int thisYear)
    {
        if (Name.Length is 0 or > GroupSizes.NameMaximum) return FoundingRefusals.GroupName;
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(JoinPolicy) || !Enum.IsDefined(Visibility)) return FoundingRefusals.GroupChoice;
        if (!Countries.IsKnown(Country)) return FoundingRefusals.GroupCountry;
        if (Place.Length > GroupSizes.PlaceMaximum) return FoundingRefusals.GroupPlace;
        if (Languages!.Count == 0 || Languages.Any(tag => !Members.Languages.IsKnown(tag))) return FoundingRefusals.GroupLanguages;
        if (About.Length > GroupSizes.AboutMaximum) return FoundingRefusals.GroupAbout;
        return Since is < GroupSizes.FirstYear || Since > thisYear ? FoundingRefusals.GroupSince : null;
    }

    public void Write(Group group)
    {
        (group.Name, group.Kind, group.Country, group.Place, group.Languages) = (Name, Kind, Country, Place, [.. Languages!]);
        (group.JoinPolicy, group.Visibility, group.Since) = (JoinPolicy, Visibility, Since);
        (group.About, group.AboutHtml) = (About, Markdown.Render(About));
        group.MakeFindable();
    }
}

public static class GroupSizes
{
    public const int NameMaximum = 60;
    public const int PlaceMaximum = 120;
    public const int AboutMaximum = 4_000;
    public const int LanguagesMaximum = 5;
    public const int FirstYear = 1932;
}
