namespace Community.Admin;

/// <summary>A product line as it is typed.</summary>
public sealed class LineForm
{
    public string Name { get; set; } = "";
    public string About { get; set; } = "";
    public string Lead { get; set; } = "";

    /// <summary>The version that was opened.</summary>
    public long Version { get; set; }

    public static LineForm Of(LineRow line) => new() { Name = line.Name, About = line.About, Lead = line.LeadHandle ?? "", Version = line.Version };

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
