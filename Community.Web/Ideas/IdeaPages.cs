using Community.Shared;

namespace Community.Ideas;

/// <summary>A card in a list, and whether the brick on it is the reader's.</summary>
/// <param name="Due">The promise that still runs, as of this minute.</param>
public sealed record ListedIdea(IdeaCard Card, bool Mine, Promise? Due)
{
    public static ListedIdea Of(IdeaCard card, bool mine, TimeProvider clock)
    {
        if (card is not { AnswerDueAt: { } due, AnsweredAt: null }) return new(card, mine, null);
        var now = clock.GetUtcNow().UtcDateTime;
        return new(card, mine, new Promise(due, null, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute))));
    }
}

/// <summary>What stands beside a list.</summary>
public sealed record ListFigures(IReadOnlyDictionary<IdeaStage, int> Stages, IReadOnlyList<string> Languages, IReadOnlyList<Named> Lines, IdeaCard? Made)
{
    public int Of(params IdeaStage[] stages) => stages.Sum(stage => Stages.GetValueOrDefault(stage));
}

/// <summary>The list of ideas.</summary>
/// <param name="Stamp">When it was read, as the topic counts.</param>
public sealed record IdeaListPage(IdeaQuery Query, IReadOnlyList<ListedIdea> Ideas, string? Next, ListFigures Figures, string? GroupName, bool SignedIn, long Stamp);

/// <summary>How many votes an idea has, and how many the next milestone wants.</summary>
public sealed record Support(long IdeaId, long Votes)
{
    public long? Next => Milestone.After(Votes);
}

/// <summary>One idea, with what this reader may do.</summary>
public sealed record IdeaShowPage(IdeaSight Sight, bool MayEdit, bool MaySort, bool IsAuthor, IReadOnlyList<Named> Lines, long Stamp)
{
    public Idea Idea => Sight.Idea;

    public VoteBrick Brick => new(Idea.Id, Idea.VoteCount, Idea.TakesVotes);
}
