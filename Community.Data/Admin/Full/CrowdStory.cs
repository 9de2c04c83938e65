using Community.Funnel;
using Community.Ideas;
using Community.Threads;

namespace Community.Admin;

/// <summary>A step of one idea through the funnel, and what is said with it.</summary>
internal sealed record CrowdStep(IdeaStage From, IdeaStage To, long ById, DateTime At, PostKind? Told = null, string Text = "");

/// <summary>How one idea of a large community fares: by the stage table and in the order of time.</summary>
internal static class CrowdStory
{
    /// <summary>What comes of an idea that was carried, and how often of twenty times.</summary>
    private static readonly (int Times, IdeaStage[] Way)[] Ways =
    [
        (4, [IdeaStage.InReview, IdeaStage.Shaping]),
        (4, [IdeaStage.InReview, IdeaStage.Planned]),
        (5, [IdeaStage.Planned, IdeaStage.Launched]),
        (7, [IdeaStage.InReview, IdeaStage.NotNow]),
    ];

    /// <param name="dice">The idea's own.</param>
    /// <param name="forwardedAt">When it was carried.</param>
    /// <param name="now">Where the story ends.</param>
    /// <param name="promise">Within how many days an answer is promised.</param>
    /// <param name="managerId">The product manager who answers.</param>
    /// <param name="answers">What is said, by the number of the stage it leads to, counted round.</param>
    public static IEnumerable<CrowdStep> After(Random dice, DateTime forwardedAt, DateTime now, int promise, long managerId, IReadOnlyList<string> answers)
    {
        var (stage, at) = (IdeaStage.Forwarded, forwardedAt);
        foreach (var next in WayOf(dice.Next(20)))
        {
            // One in ten comes late, and then by a few days.
            at = at.AddDays(stage == IdeaStage.Planned ? dice.Next(60, 200) : promise * (dice.Next(10) == 0 ? 1.2 : dice.NextDouble() * 0.45));
            if (at >= now) yield break;
            var rule = StageTable.Find(stage, next)!;
            yield return new CrowdStep(stage, next, managerId, at, rule.NeedsAnswer ? PostKind.Answer : PostKind.StageChange, rule.NeedsAnswer ? answers[(int)next % answers.Count] : "");
            stage = next;
        }
    }

    private static IdeaStage[] WayOf(int roll)
    {
        foreach (var (times, way) in Ways)
        {
            if (roll < times) return way;
            roll -= times;
        }

        throw new InvalidOperationException("The ways make twenty.");
    }
}
