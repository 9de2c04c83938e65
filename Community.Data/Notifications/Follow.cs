namespace Community.Notifications;

/// <summary>What can be followed, reported and talked about.</summary>
public enum SubjectKind
{
    Idea,
    Post,
    Group,
    Member,
    Build,
    Announcement,
    Lounge,
}

/// <summary>
/// Hearing of an idea or a build. Voting and posting follow by themselves, and so does publishing a build; who left once stays away until following again by hand,
/// which is why leaving keeps the row.
/// </summary>
public sealed class Follow
{
    public SubjectKind Subject { get; set; }

    public long SubjectId { get; set; }

    public long MemberId { get; set; }

    public DateTime At { get; set; }

    public bool Left { get; set; }
}
