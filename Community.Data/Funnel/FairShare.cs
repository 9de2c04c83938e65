namespace Community.Funnel;

/// <summary>Support as product managers see it by default: every group heard by the square root of its size (Penrose), none by its noise.</summary>
public static class FairShare
{
    /// <summary>The support of home groups of n members with v voters each, and of everyone else together.</summary>
    /// <remarks>Everyone else counts no more than the group that counts most: new accounts without a group cannot carry an idea that no group wants.</remarks>
    public static double Of(IEnumerable<(long N, long V)> groups, (long N, long V) others)
    {
        var terms = groups.Select(group => Term(group.N, group.V)).ToList();
        return terms.Sum() + Math.Min(Term(others.N, others.V), terms.DefaultIfEmpty(0).Max());
    }

    /// <summary>What one group adds: √n × the share of it that surely supports the idea.</summary>
    public static double Term(long n, long v) => Math.Sqrt(n) * Wilson.Lower(v, n);
}
