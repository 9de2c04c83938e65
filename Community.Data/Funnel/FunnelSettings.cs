using System.ComponentModel.DataAnnotations;

namespace Community.Funnel;

/// <summary>The promise, as the company makes it.</summary>
public sealed class FunnelSettings
{
    /// <summary>Days of 24 hours from a forward to an answer.</summary>
    [Range(1, 365)]
    public int AnswerWithinDays { get; set; } = 14;

    /// <summary>How many ideas one group may carry in a calendar quarter.</summary>
    [Range(1, 100)]
    public int ForwardsPerQuarter { get; set; } = 5;
}
