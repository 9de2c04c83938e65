namespace Community.Ideas;

/// <summary>What a member suggests should exist.</summary>
public sealed partial class Idea
{
    public long Id { get; set; }

    public long AuthorId { get; set; }

    public string Title { get; set; } = "";

    /// <summary>The folded title in its address; may be empty, and an old one still leads here.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The living text: one Markdown document with two heading markers (<see cref="Community.Ideas.Concept"/>).</summary>
    public string Concept { get; set; } = "";

    public string TodayHtml { get; set; } = "";

    public string BetterHtml { get; set; } = "";

    /// <summary>The first words, for cards.</summary>
    public string Excerpt { get; set; } = "";

    /// <summary>Rises with every save; a stale form is refused by it.</summary>
    public long ConceptVersion { get; set; }

    public long LineId { get; set; }

    public long? GroupId { get; set; }

    /// <summary>BCP 47 tag of what the author wrote.</summary>
    public string Language { get; set; } = "en";

    public IdeaStage Stage { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When it last changed as a draft.</summary>
    public DateTime TouchedAt { get; set; }

    /// <summary>The form field the author was in, to be resumed there.</summary>
    public string DraftField { get; set; } = "";

    public DateTime? DraftReminderAt { get; set; }

    public DateTime? PublishedAt { get; set; }

    public DateTime StageSince { get; set; }

    /// <summary>Equals the vote rows in every transaction snapshot.</summary>
    public long VoteCount { get; set; }

    /// <summary>See <see cref="Ideas.Rising"/>: log₂ value × 2³²; null without votes.</summary>
    public long? Rising { get; set; }

    public long ThreadId { get; set; }

    // The funnel's part.

    /// <summary>The product manager who took it into review.</summary>
    public long? OwnerId { get; set; }

    public DateTime? ForwardedAt { get; set; }

    public DateTime? AnswerDueAt { get; set; }

    /// <summary>When the first answer after the forward was committed; the clock stands from then on.</summary>
    public DateTime? AnsweredAt { get; set; }

    public DateTime? LeadToldLateAt { get; set; }

    /// <summary>From here on the community team may answer too.</summary>
    public DateTime? EscalatedAt { get; set; }

    public bool? InPipelineBefore { get; set; }

    public DateTime? HiddenAt { get; set; }

    public string? ImportKey { get; set; }

    public string SearchKept { get; set; } = "";

    public string SearchFolded { get; set; } = "";

    public List<IdeaTag> Tags { get; set; } = [];
}

/// <summary>A word under which an idea is found.</summary>
public sealed class IdeaTag
{
    public const int PerIdea = 5;

    public long IdeaId { get; set; }

    /// <summary>The folded form; what the address bar carries.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }
}

/// <summary>One save of an idea's title and concept.</summary>
public sealed class IdeaRevision
{
    public long IdeaId { get; set; }

    public long Version { get; set; }

    public long AuthorId { get; set; }

    public DateTime At { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }
}
