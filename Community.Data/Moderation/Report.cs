using Community.Notifications;

namespace Community.Moderation;

public enum ReportGround
{
    Spam,
    Unkind,
    Illegal,
    OffSubject,
    Other,
}

/// <summary>Somebody's word that a thing should be looked at; also from people without an account.</summary>
public sealed class Report
{
    public long Id { get; set; }

    public SubjectKind Subject { get; set; }

    public long SubjectId { get; set; }

    /// <summary>Null for a visitor.</summary>
    public long? ReporterId { get; set; }

    /// <summary>What the reporter quotes when asking after it.</summary>
    public required string Receipt { get; set; }

    public ReportGround Ground { get; set; }

    public string Note { get; set; } = "";

    /// <summary>The group whose ambassador sees it in the queue.</summary>
    public long? GroupId { get; set; }

    public DateTime At { get; set; }

    public long? DecisionId { get; set; }
}

public enum DecisionKind
{
    Keep,
    Hide,
    Restore,
    Warn,
}

/// <summary>What was decided about a thing, with the reason its author sees.</summary>
public sealed class Decision
{
    public long Id { get; set; }

    public SubjectKind Subject { get; set; }

    public long SubjectId { get; set; }

    /// <summary>Whose thing it is.</summary>
    public long AuthorId { get; set; }

    public DecisionKind Kind { get; set; }

    public required string Reason { get; set; }

    public long ById { get; set; }

    public DateTime At { get; set; }
}
