namespace Community.Members;

/// <summary>Roles that hold across the portal. Product managers have rows of their own, by line: <see cref="Admin.LineManager"/>.</summary>
public enum SiteRole
{
    CommunityTeam,
    Administrator,
}

/// <summary>A role given to a member by an administrator.</summary>
public sealed class SiteRoleGrant
{
    public long MemberId { get; set; }

    public SiteRole Role { get; set; }

    public long GrantedById { get; set; }

    public DateTime GrantedAt { get; set; }
}
