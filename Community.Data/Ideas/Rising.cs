namespace Community.Ideas;

/// <summary>How an idea rises: its votes counted with a half-life of a week, on a scale whose order never needs recomputing.</summary>
/// <remarks>
/// The score is log₂ Σ w · 2^(t ÷ 7 days), t since 2020, w = 1 ÷ √k for the k-th voter of a home group: a group of n weighs about 2√n.
/// It is kept as a whole number of 2⁻³², so that the three databases order alike; adding rounds to the nearest, so n additions differ from a
/// recount by at most n ÷ 2 + 1 such steps.
/// </remarks>
public static class Rising
{
    private const double Steps = 4_294_967_296; // 2³²
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);
    private static readonly DateTime Origin = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What the k-th voter of one home group weighs.</summary>
    public static double Weight(int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return 1 / Math.Sqrt(k);
    }

    /// <summary>The score with one more vote, by log-sum-exp: the sum itself would leave every number type within years.</summary>
    public static long Add(long? current, DateTime at, int k) =>
        Kept(current is { } score ? Sum(score / Steps, Lift(at, k)) : Lift(at, k));

    /// <summary>The score of these votes in any order; null without votes.</summary>
    public static long? Of(IEnumerable<(DateTime At, int K)> votes)
    {
        var lifts = votes.Select(vote => Lift(vote.At, vote.K)).ToList();
        if (lifts.Count == 0) return null;

        var highest = lifts.Max();
        return Kept(highest + Math.Log2(lifts.Sum(lift => double.Exp2(lift - highest))));
    }

    /// <summary>Whether a score kept vote by vote is the score of its rows, but for rounding.</summary>
    public static bool Agrees(long? kept, long? recounted, int votes) =>
        kept is null || recounted is null ? kept == recounted : Math.Abs(kept.Value - recounted.Value) <= (votes / 2) + 1;

    private static double Lift(DateTime at, int k) => ((at - Origin) / HalfLife) + Math.Log2(Weight(k));

    private static double Sum(double one, double other) =>
        Math.Max(one, other) + Math.Log2(1 + double.Exp2(-Math.Abs(one - other)));

    private static long Kept(double score) => (long)Math.Round(score * Steps);
}
