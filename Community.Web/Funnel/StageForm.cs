using Community.Ideas;

namespace Community.Funnel;

/// <summary>What a product manager decides and writes.</summary>
public sealed class StageForm
{
    public IdeaStage? To { get; set; }

    public string Answer { get; set => field = value ?? ""; } = "";

    /// <summary>Handles, as people write them: by commas, spaces or lines.</summary>
    public string Credits { get; set => field = value ?? ""; } = "";

    public bool? InPipelineBefore { get; set; }

    public Verdict AsVerdict(IdeaStage to) =>
        new(to, Answer, Credits.Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), InPipelineBefore);
}

/// <summary>The answer's form for one idea: where it can go, and what was typed.</summary>
/// <param name="Beside">What the idea says, where the form is a page of its own.</param>
/// <param name="Chosen">Already decided by the way in, as from a ticket's menu.</param>
public sealed record StagePage(long IdeaId, string Title, IdeaStage Stage, IReadOnlyList<StageRule> Moves, StageForm Form, bool Chosen = false, bool Sheet = false, ConceptBeside? Beside = null)
{
    public bool NeedsWords => !Chosen || Moves.Any(rule => rule.To == Form.To && rule.NeedsAnswer);

    public bool Launches => Moves.Any(rule => rule.To == IdeaStage.Launched) && (!Chosen || Form.To == IdeaStage.Launched);
}

/// <summary>A move that cannot be begun, and why.</summary>
public sealed record StageRefused(string Title, Refusal Why);
