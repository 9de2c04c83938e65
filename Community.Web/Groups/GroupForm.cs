namespace Community.Groups;

/// <summary>A group as it is typed, with the ambassador or the deputy who is named.</summary>
public sealed class GroupForm
{
    public string Name { get; set; } = "";
    public GroupKind Kind { get; set; }
    public string Country { get; set; } = "";
    public string Place { get; set; } = "";
    public List<string?> Languages { get; set; } = [];
    public JoinPolicy JoinPolicy { get; set; }
    public GroupVisibility Visibility { get; set; }
    public string About { get; set; } = "";
    public int? Since { get; set; }
    public string Who { get; set; } = "";
    public long Version { get; set; }

    public static GroupForm Of(Group group) => new()
    {
        Name = group.Name,
        Kind = group.Kind,
        Country = group.Country,
        Place = group.Place,
        Languages = [.. group.Languages],
        JoinPolicy = group.JoinPolicy,
        Visibility = group.Visibility,
        About = group.About,
        Since = group.Since,
        Version = group.Version,
    };

    public GroupDraft Draft() => new(Name ?? "", Kind, Country ?? "", Place ?? "", [.. Languages.OfType<string>()], JoinPolicy, Visibility, About ?? "", Since);
}
