namespace Community.Funnel;

/// <summary>What an ambassador writes to carry an idea.</summary>
public sealed class ForwardForm
{
    public string Group { get; set => field = value ?? ""; } = "";

    public string Statement { get; set => field = value ?? ""; } = "";
}

/// <summary>The form with the groups one may speak for, and what was typed.</summary>
public sealed record ForwardPage(long IdeaId, string Title, bool Seconds, IReadOnlyList<Carrying> Groups, ForwardForm Form);
