using Community.Groups;

namespace Community.Admin;

/// <summary>A product line as it is typed.</summary>
public sealed class LineForm
{
    public string Name { get; set; } = "";
    public string About { get; set; } = "";
    public string Lead { get; set; } = "";

    public static LineForm Of(LineRow line) => new() { Name = line.Name, About = line.About, Lead = line.LeadHandle ?? "" };

    public LineDraft Draft() => new(Name ?? "", About ?? "", Lead ?? "");
}

/// <summary>A role and who gets it: <c>administrator</c>, <c>team</c> or <c>manager</c>, the last with a line or for all.</summary>
public sealed class RoleForm
{
    public string Who { get; set; } = "";
    public string Role { get; set; } = "manager";
    public long? Line { get; set; }
    public long Member { get; set; }
}

/// <summary>A group as it is typed, with the ambassador it begins with.</summary>
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
