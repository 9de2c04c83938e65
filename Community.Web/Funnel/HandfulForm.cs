using Community.Ideas;

namespace Community.Funnel;

/// <summary>Several tickets chosen together, where they go, and the one answer for all of them.</summary>
public sealed class HandfulForm
{
    /// <summary>Where several may go together; launches go one by one.</summary>
    public static readonly IReadOnlyList<IdeaStage> Ways = [IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.Planned, IdeaStage.NotNow];

    public List<long> Ideas { get; set; } = [];

    public IdeaStage? To { get; set; }

    public string Answer { get; set => field = value ?? ""; } = "";
}

/// <summary>One of a handful.</summary>
/// <param name="Stage">Where it stands; null when it is not there for this reader.</param>
/// <param name="Stays">Why it may not go; null when nothing stands against it.</param>
public sealed record HandfulIdea(long Id, string Title, IdeaStage? Stage, Refusal? Stays);

/// <summary>The form: what goes, what stays, and what was typed.</summary>
public sealed record HandfulPage(IReadOnlyList<HandfulIdea> Ideas, HandfulForm Form)
{
    public IReadOnlyList<HandfulIdea> Going => [.. Ideas.Where(idea => idea.Stays is null)];

    public IReadOnlyList<HandfulIdea> Staying => [.. Ideas.Where(idea => idea.Stays is not null)];

    public bool NeedsWords => Going.Any(idea => StageTable.Find(idea.Stage!.Value, Form.To!.Value) is { NeedsAnswer: true });
}

/// <summary>What became of it, where some stayed.</summary>
/// <param name="Moved">In words, how many went.</param>
public sealed record HandfulTold(string Moved, IReadOnlyList<HandfulIdea> Stayed);
