using System.Globalization;
using Community.Ideas;

namespace Community.Funnel;

/// <summary>A place in a lane, behind its last shown ticket: what the opaque <c>after</c> of an address carries.</summary>
/// <param name="Waiting">Whether its answer is still due; those come first.</param>
/// <param name="DueAt">When it was or is due.</param>
/// <param name="Votes">How many it had.</param>
/// <param name="Id">Which it was.</param>
/// <param name="Before">How many tickets were shown up to here.</param>
public sealed record LanePlace(bool Waiting, DateTime DueAt, long Votes, long Id, int Before)
{
    // What came by import was never promised an answer and lies last.
    private static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static LanePlace Of(Ticket ticket, int before) =>
        new(ticket.AnsweredAt is null, ticket.DueAt ?? Never, ticket.Votes, ticket.Id, before);

    public static LanePlace? From(string? text)
    {
        var parts = (text ?? "").Split('-');
        var numbers = parts.Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (numbers.Count != 5 || numbers.Contains(-1) || numbers[1] > Never.Ticks || numbers[4] > int.MaxValue) return null;
        return new LanePlace(numbers[0] == 1, new DateTime(numbers[1], DateTimeKind.Utc), numbers[2], numbers[3], (int)numbers[4]);
    }

    public static IQueryable<Idea> Ordered(IQueryable<Idea> lane, BoardSort sort) => sort == BoardSort.Votes
        ? lane.OrderByDescending(idea => idea.VoteCount).ThenByDescending(idea => idea.Id)
        : lane.OrderBy(idea => idea.AnsweredAt != null).ThenBy(idea => idea.AnswerDueAt ?? Never).ThenBy(idea => idea.Id);

    public IQueryable<Idea> After(IQueryable<Idea> lane, BoardSort sort)
    {
        if (sort == BoardSort.Votes) return lane.Where(idea => idea.VoteCount < Votes || (idea.VoteCount == Votes && idea.Id < Id));
        var same = lane.Where(idea => (idea.AnswerDueAt ?? Never) > DueAt || ((idea.AnswerDueAt ?? Never) == DueAt && idea.Id > Id) || (Waiting && idea.AnsweredAt != null));
        return Waiting ? same : same.Where(idea => idea.AnsweredAt != null);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Waiting ? 1 : 0)}-{DueAt.Ticks}-{Votes}-{Id}-{Before}");
}
