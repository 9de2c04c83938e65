namespace Community.Admin;

/// <summary>How large a community is, all of it together.</summary>
public sealed record CrowdSize(int Members, int Ideas, int Posts, int Votes)
{
    /// <summary>A company with user groups in 35 countries.</summary>
    public static readonly CrowdSize Full = new(200_000, 20_000, 570_000, 2_000_000);
}

/// <summary>Dealing a total out in a long tail.</summary>
internal static class LongTail
{
    /// <summary>Shares that add up to the total: the first is the largest, each within its bounds.</summary>
    /// <param name="total">What is dealt out; no more than <paramref name="count"/> × <paramref name="most"/>.</param>
    /// <param name="count">Among how many.</param>
    /// <param name="steepness">0 is even; towards 1 the first takes more.</param>
    /// <param name="most">What one can take.</param>
    public static int[] Of(long total, int count, double steepness, int most)
    {
        var weights = Enumerable.Range(0, count).Select(place => Math.Pow(place + 5, -steepness)).ToArray();
        var all = weights.Sum();
        var shares = Array.ConvertAll(weights, weight => (int)Math.Min(most, total * weight / all));
        // What rounding and the bound left over goes round from the front.
        for (var (left, place) = (total - shares.Sum(share => (long)share), 0); left > 0; place = (place + 1) % count)
        {
            if (shares[place] == most) continue;
            var more = (int)Math.Min(most - shares[place], Math.Max(1, left / count));
            (shares[place], left) = (shares[place] + more, left - more);
        }

        return shares;
    }
}
