using Stage = Community.Ideas.IdeaStage;

namespace Community.Funnel;

/// <summary>The stage table as the intent has it, copied by hand and kept apart from the portal's own.</summary>
internal static class HandTable
{
    public enum Who
    {
        Author,
        Ambassador,
        ProductManager,
    }

    public static readonly IReadOnlyList<(Stage From, Stage To, Who Who, bool Answer)> Rows =
    [
        (Stage.Draft, Stage.Open, Who.Author, false),
        (Stage.Open, Stage.Forwarded, Who.Ambassador, false),
        (Stage.Forwarded, Stage.InReview, Who.ProductManager, false),
        (Stage.Forwarded, Stage.Shaping, Who.ProductManager, true),
        (Stage.Forwarded, Stage.Planned, Who.ProductManager, true),
        (Stage.Forwarded, Stage.NotNow, Who.ProductManager, true),
        (Stage.InReview, Stage.Shaping, Who.ProductManager, true),
        (Stage.InReview, Stage.Planned, Who.ProductManager, true),
        (Stage.InReview, Stage.NotNow, Who.ProductManager, true),
        (Stage.Shaping, Stage.Planned, Who.ProductManager, true),
        (Stage.Shaping, Stage.NotNow, Who.ProductManager, true),
        (Stage.Planned, Stage.Launched, Who.ProductManager, true),
        (Stage.Planned, Stage.NotNow, Who.ProductManager, true),
        (Stage.NotNow, Stage.InReview, Who.ProductManager, true),
        (Stage.Open, Stage.Withdrawn, Who.Author, false),
        (Stage.Withdrawn, Stage.Open, Who.Author, false),
    ];

    /// <summary>Named by the intent, and to come with merging: until then the portal refuses them as it refuses what is not named.</summary>
    public static readonly IReadOnlyList<(Stage From, Stage To)> ToCome =
    [
        (Stage.Open, Stage.Merged), (Stage.Forwarded, Stage.Merged), (Stage.InReview, Stage.Merged), (Stage.Shaping, Stage.Merged), (Stage.Planned, Stage.Merged), (Stage.NotNow, Stage.Merged),
        (Stage.Merged, Stage.Open), (Stage.Merged, Stage.Forwarded), (Stage.Merged, Stage.InReview), (Stage.Merged, Stage.Shaping), (Stage.Merged, Stage.Planned), (Stage.Merged, Stage.NotNow),
    ];
}
