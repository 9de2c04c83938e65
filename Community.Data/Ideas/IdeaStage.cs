namespace Community.Ideas;

/// <summary>Where an idea stands in the funnel.</summary>
public enum IdeaStage
{
    Draft,
    Open,
    Forwarded,
    InReview,
    Shaping,
    Planned,
    Launched,
    NotNow,
    Withdrawn,
    Merged,
}

public static class IdeaStages
{
    /// <summary>Votes may be lent and taken back here; elsewhere they are frozen.</summary>
    public static readonly IReadOnlyList<IdeaStage> Voting = [IdeaStage.Open, IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping];

    /// <summary>The ideas that lists show; a draft is its author's alone, a withdrawn one keeps only its page.</summary>
    public static readonly IReadOnlyList<IdeaStage> Listed =
        [IdeaStage.Open, IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.Planned, IdeaStage.Launched, IdeaStage.NotNow];

    /// <summary>With the product team, and further ambassadors may second it.</summary>
    public static readonly IReadOnlyList<IdeaStage> Secondable = [IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping];

    /// <summary>On the board, with somebody who looks after them.</summary>
    public static readonly IReadOnlyList<IdeaStage> Owned = [IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.Planned, IdeaStage.NotNow];

    /// <summary>The concept may be edited until Planned.</summary>
    public static readonly IReadOnlyList<IdeaStage> Editable =
        [IdeaStage.Draft, IdeaStage.Open, IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.NotNow, IdeaStage.Withdrawn];
}
