using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>Where a member comes from.</summary>
public enum MemberKind
{
    /// <summary>Registered here and able to sign in.</summary>
    Person,

    /// <summary>Made by an import: has no e-mail and cannot sign in.</summary>
    Imported,

    /// <summary>The portal itself, for jobs and commands; never listed.</summary>
    Portal,
}

/// <summary>A person with an account. The handle is Identity's user name.</summary>
public sealed class Member : IdentityUser<long>
{
    /// <summary>The first row of the first migration.</summary>
    public const long PortalId = 1;

    public required string Name { get; set; }

    public string Handle
    {
        get => UserName!;
        set => UserName = value;
    }

    public MemberKind Kind { get; set; }

    public string About { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    public string Country { get; set; } = "";

    /// <summary>BCP 47 tags the member reads, best first.</summary>
    public List<string> Languages { get; set; } = [];

    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The language of pages and mails.</summary>
    public string Culture { get; set; } = "en";

    public DateTime JoinedAt { get; set; }

    public DateTime? AdultConfirmedAt { get; set; }

    public DateTime? LastSeenAt { get; set; }

    /// <summary>Where the member counts in Rising; the first group joined, until changed.</summary>
    public long? HomeGroupId { get; set; }

    /// <summary>Their portrait.</summary>
    public long? PictureId { get; set; }

    /// <summary>Where its smallest size lies, as name and width: whoever reads a name reads it along. Open as long as it is theirs, it stays the same.</summary>
    public string? Portrait { get; set; }

    /// <summary>The key under which an import knows this person.</summary>
    public string? ImportKey { get; set; }

    /// <summary>
    /// What the member holds, as last read by <see cref="StandingQueries.StandingOf"/>; not stored. A member nobody asked for holds nothing.
    /// </summary>
    public Standing Standing { get; set; } = Standing.Visitor;

    /// <summary>Staff sign in with a password alone nowhere but in a demonstration: who has no second factor sets one up before anything else.</summary>
    public bool OwesSecondFactor => Standing.IsStaff && !TwoFactorEnabled;
}
