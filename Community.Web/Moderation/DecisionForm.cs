namespace Community.Moderation;

/// <summary>A decision with the words its author reads.</summary>
public sealed class DecisionForm
{
    public DecisionKind? Decision { get; set; }

    public string? Reason { get; set; }
}
