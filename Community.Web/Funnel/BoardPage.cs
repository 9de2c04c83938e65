using Community.Ideas;
using Community.Members;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Funnel;

/// <summary>The board as one person sees it.</summary>
public sealed record BoardPage(BoardView View, long Stamp, BoardNumbers Numbers, IReadOnlyList<LanePage> Lanes, BoardChoices Choices, SortingPage? Sorting, IReadOnlyList<NamedView> Views);

/// <summary>What the board can be narrowed to.</summary>
public sealed record BoardChoices(IReadOnlyList<Choice> Lines, IReadOnlyList<Choice> Groups, IReadOnlyList<string> Countries, IReadOnlyList<Choice> Owners);

/// <summary>Ideas that wait for a product line.</summary>
public sealed record SortingPage(int Count, IReadOnlyList<Unsorted> Ideas, IReadOnlyList<NamedLine> Lines);

public sealed record Unsorted(long Id, string Title, IdeaStage Stage, long Votes);

/// <summary>A stretch of a lane with what the reader may do to its tickets.</summary>
public sealed record LanePage(Lane Lane, BoardView View, Standing Standing, DateTime Now, string After = "")
{
    public string Frame => After.Length == 0 ? $"more-{Lane.Stage}" : $"more-{Lane.Stage}-{After}";

    public string NextFrame => $"more-{Lane.Stage}-{Lane.Next}";

    public string NextHref => View.Address($"/board/{Lane.Stage}", ("after", Lane.Next));

    /// <summary>Where this reader may take the ticket.</summary>
    public IEnumerable<StageRule> MovesOf(Ticket ticket)
    {
        var idea = new Idea { Stage = ticket.Stage, LineId = ticket.LineId, EscalatedAt = ticket.EscalatedAt };
        return idea.RefusesAnswerBy(Standing) is null ? StageTable.ForProductManagers(ticket.Stage) : [];
    }
}

/// <summary>The address of a view of the board; what is empty is left out.</summary>
public static class BoardAddresses
{
    public static string Address(this BoardView view, string path = "/board", params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] parts = [("line", view.Line), ("group", view.Group), ("country", view.Country), ("owner", view.Owner), ("sort", view.Sort == BoardSort.Votes ? "votes" : ""), .. more];
        return QueryHelpers.AddQueryString(path, parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value)));
    }
}
