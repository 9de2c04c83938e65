namespace Community.Notifications;

/// <summary>What a notice in the inbox is about; each has a sentence of its own.</summary>
public enum NoticeKind
{
    PostArrived,
    Mentioned,
    Replied,
    StageChanged,
    Answered,
    IdeaForwarded,
    IdeaSeconded,
    MilestoneReached,
    AnswerLate,
    AnswerEscalated,
    JoinAsked,
    JoinAccepted,
    JoinDeclined,
    ContentHidden,
    ContentRestored,
    Warned,
    ReportDecided,
    Reported,
    Credited,

    // 19 stood for something that was never told; rows keep the number.
    ConceptEdited = 20,
    OwnerNamed,
    BuildFeatured,
}

/// <summary>One thing a member should hear of, made once for each event.</summary>
public sealed class Notice
{
    public long Id { get; set; }

    public long MemberId { get; set; }

    public NoticeKind Kind { get; set; }

    public long EventId { get; set; }

    /// <summary>Who did it; the portal itself where nobody is named.</summary>
    public long ActorId { get; set; }

    public long? IdeaId { get; set; }

    public long? BuildId { get; set; }

    public long? GroupId { get; set; }

    public long? ThreadId { get; set; }

    public long? Seq { get; set; }

    /// <summary>A decision, where the notice carries a reason.</summary>
    public long? DecisionId { get; set; }

    /// <summary>A stage, a milestone: what the sentence needs beside names.</summary>
    public string Detail { get; set; } = "";

    public DateTime At { get; set; }

    public DateTime? ReadAt { get; set; }
}

/// <summary>How many notices a member has not read; equals the rows.</summary>
public sealed class Inbox
{
    public long MemberId { get; set; }

    public long Unread { get; set; }

    /// <summary>
    /// A number that rises with every notice that comes and every one that is read, so that an open page knows whether it is behind.
    /// Notices of one member get rising ids, since they are written under the inbox's lock; within one id only reading moves the count, and it falls.
    /// </summary>
    public static long Stamp(long lastNoticeId, long unread) => (lastNoticeId << UnreadBits) + (1 << UnreadBits) - 1 - Math.Min(unread, (1 << UnreadBits) - 1);

    // 2^37 notices and 16 bits of unread ones fit into the 53 bits of a number in the browser.
    private const int UnreadBits = 16;
}
