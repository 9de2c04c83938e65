namespace Community.Ideas;

/// <summary>In which order a list shows its ideas.</summary>
public enum IdeaOrder
{
    /// <summary>The exactly decayed count of votes.</summary>
    Rising,
    New,
    Votes,

    /// <summary>Open, in the reader's groups or languages, with few votes, and nobody has said anything for a while.</summary>
    NeedsYou,
}

/// <summary>Which ideas a list shows; everything but the order may be missing.</summary>
/// <param name="Order">The order.</param>
/// <param name="Stages">Any of these; all listed ones when empty.</param>
/// <param name="Group">Slug.</param>
/// <param name="Tag">Folded form.</param>
/// <param name="Line">Slug.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Query">Words to be found.</param>
/// <param name="After">Where the page before ended, as that page gave it.</param>
public sealed record IdeaFilter(
    IdeaOrder Order = IdeaOrder.Rising, IReadOnlyList<IdeaStage>? Stages = null, string? Group = null, string? Tag = null, string? Line = null,
    string? Language = null, string? Query = null, string? After = null)
{
    public bool IsNarrowed => Stages is { Count: > 0 } || Group is not null || Tag is not null || Line is not null || Language is not null || Query is not null;
}

/// <summary>One page of a list, and where the next begins.</summary>
public sealed record IdeaPage(IReadOnlyList<IdeaCard> Cards, string? Next);
