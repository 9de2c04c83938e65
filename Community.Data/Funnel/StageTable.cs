using Community.Ideas;

namespace Community.Funnel;

/// <summary>Who makes a move.</summary>
public enum Mover
{
    Author,
    Ambassador,
    ProductManager,
}

/// <summary>One row of the stage table.</summary>
/// <param name="From">Where the idea stands.</param>
/// <param name="To">Where it goes.</param>
/// <param name="By">Who may.</param>
/// <param name="NeedsAnswer">Whether the move is made by an answer in public.</param>
public sealed record StageRule(IdeaStage From, IdeaStage To, Mover By, bool NeedsAnswer = false);

/// <summary>Every move there is; what is not named here is refused.</summary>
public static class StageTable
{
    /// <summary>An ambassador carries an idea of another group when so many of the own group lent it their vote.</summary>
    public const int VotersForForeignForward = 5;

    public static readonly IReadOnlyList<StageRule> Rules =
    [
        new(IdeaStage.Draft, IdeaStage.Open, Mover.Author),
        new(IdeaStage.Open, IdeaStage.Forwarded, Mover.Ambassador),
        new(IdeaStage.Forwarded, IdeaStage.InReview, Mover.ProductManager),
        new(IdeaStage.Forwarded, IdeaStage.Shaping, Mover.ProductManager, true),
        new(IdeaStage.Forwarded, IdeaStage.Planned, Mover.ProductManager, true),
        new(IdeaStage.Forwarded, IdeaStage.NotNow, Mover.ProductManager, true),
        new(IdeaStage.InReview, IdeaStage.Shaping, Mover.ProductManager, true),
        new(IdeaStage.InReview, IdeaStage.Planned, Mover.ProductManager, true),
        new(IdeaStage.InReview, IdeaStage.NotNow, Mover.ProductManager, true),
        new(IdeaStage.Shaping, IdeaStage.Planned, Mover.ProductManager, true),
        new(IdeaStage.Shaping, IdeaStage.NotNow, Mover.ProductManager, true),
        new(IdeaStage.Planned, IdeaStage.Launched, Mover.ProductManager, true),
        new(IdeaStage.Planned, IdeaStage.NotNow, Mover.ProductManager, true),
        new(IdeaStage.NotNow, IdeaStage.InReview, Mover.ProductManager, true),
        new(IdeaStage.Open, IdeaStage.Withdrawn, Mover.Author),
        new(IdeaStage.Withdrawn, IdeaStage.Open, Mover.Author),
    ];

    public static StageRule? Find(IdeaStage from, IdeaStage to) => Rules.FirstOrDefault(rule => rule.From == from && rule.To == to);

    /// <summary>Where a product manager may take an idea that stands there.</summary>
    public static IEnumerable<StageRule> ForProductManagers(IdeaStage from) => Rules.Where(rule => rule.From == from && rule.By == Mover.ProductManager);
}
