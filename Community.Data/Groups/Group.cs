namespace Community.Groups;

public enum GroupKind
{
    LocalClub,
    OnlineCommunity,
    FanMedia,
}

public enum GroupStatus
{
    Applied,
    Recognised,

    /// <summary>The higher tier, given by the community team.</summary>
    Lead,
    Suspended,
    Retired,
    Declined,
}

public enum JoinPolicy
{
    Open,
    Approval,
    Invitation,
}

public enum GroupVisibility
{
    Public,

    /// <summary>Hides roster, announcements, meetings, builds and group threads; the page itself stays.</summary>
    MembersOnly,
}

/// <summary>A user group: where fans meet, with one ambassador.</summary>
public sealed partial class Group
{
    public long Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public GroupKind Kind { get; set; }

    public GroupStatus Status { get; set; }

    public JoinPolicy JoinPolicy { get; set; }

    public GroupVisibility Visibility { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    public string Place { get; set; } = "";

    /// <summary>Degrees north.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; set; }

    public List<string> Languages { get; set; } = [];

    /// <summary>The year it began.</summary>
    public int? Since { get; set; }

    /// <summary>Markdown.</summary>
    public string About { get; set; } = "";

    public string AboutHtml { get; set; } = "";

    /// <summary>Active memberships.</summary>
    public long MemberCount { get; set; }

    public DateTime CreatedAt { get; set; }

    public long Version { get; set; }

    public string SearchKept { get; set; } = "";

    public string SearchFolded { get; set; } = "";

    /// <summary>Walked by queries alone, and never loaded: a large group has thousands.</summary>
    public List<Membership> Memberships { get; set; } = [];

    public bool IsRunning => Status is GroupStatus.Recognised or GroupStatus.Lead;
}
