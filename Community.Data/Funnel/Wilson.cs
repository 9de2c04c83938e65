namespace Community.Funnel;

/// <summary>What share of a group surely supports something, judging by few: the lower end of Wilson's 95 % interval.</summary>
/// <remarks>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.</remarks>
public static class Wilson
{
    private const double Z = 1.959964;

    /// <summary>The lower end for <paramref name="v"/> of <paramref name="n"/>; nothing is sure of nobody.</summary>
    public static double Lower(long v, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(v);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(v, n);
        // Exactly nothing: rounding would leave a trace that orders ideas nobody voted for.
        if (v == 0) return 0;

        var share = (double)v / n;
        var doubt = Z * Z / n;
        var spread = Z * Math.Sqrt((share * (1 - share) / n) + (doubt / (4 * n)));
        return (share + (doubt / 2) - spread) / (1 + doubt);
    }
}
