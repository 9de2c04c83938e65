using Community.Admin;
using Community.Ideas;
using Community.Members;
using Community.Pictures;
using Community.Text;

namespace Community.Funnel;

/// <summary>In which order a lane lies.</summary>
public enum BoardSort
{
    /// <summary>The promise that runs out first lies on top; what is answered follows, newest last.</summary>
    Due,
    Votes,
}

/// <summary>What somebody looks at on the board; empty means all that they may see.</summary>
public sealed record BoardView(string Line = "", string Group = "", string Country = "", string Owner = "", BoardSort Sort = BoardSort.Due)
{
    public const string Nobody = "none";
    public const string Mine = "me";

    /// <summary>What an address left out asks for nothing.</summary>
    public BoardView Clean() => new(CleanText.Line(Line), CleanText.Line(Group), CleanText.Line(Country), CleanText.Line(Owner), Enum.IsDefined(Sort) ? Sort : BoardSort.Due);
}

/// <summary>An idea as the board shows it.</summary>
public sealed record Ticket(
    long Id, string Title, string Slug, IdeaStage Stage, long Votes, long LineId, string LineName, string? GroupName, long? OwnerId, string? OwnerName, string? OwnerPortrait, int Forwards,
    DateTime? ForwardedAt, DateTime? DueAt, DateTime? AnsweredAt, DateTime? EscalatedAt, int Credited, PictureLook? Face = null);

/// <summary>A product line to choose from.</summary>
public sealed record NamedLine(long Id, string Slug, string Name);

/// <summary>A stretch of a lane: how many lie in it, and where it goes on.</summary>
public sealed record Lane(IdeaStage Stage, int Count, IReadOnlyList<Ticket> Tickets, string? Next, int Before = 0)
{
    public int More => Math.Max(0, Count - Before - Tickets.Count);
}

/// <summary>The one door to the board, and what lies on it.</summary>
public static class BoardQueries
{
    public const int LaneLength = 20;

    public static readonly IReadOnlyList<IdeaStage> Stages = [IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.Planned, IdeaStage.Launched, IdeaStage.NotNow];

    public static Refusal? RefusesBoardTo(Member? member) => member is null ? Refusal.SignInFirst : member.Standing.SeesBoard ? null : FunnelRefusals.NoBoard;

    /// <summary>The ideas among which the open ones are counted: those of one's own lines, where one has some.</summary>
    public static IQueryable<Idea> OpenTo(this IQueryable<Idea> ideas, Standing standing)
    {
        var lines = standing.Lines.ToArray();
        return standing.IsAdministrator || standing.ManagesAllLines || lines.Length == 0 ? ideas : ideas.Where(idea => lines.Contains(idea.LineId));
    }

    /// <summary>Product managers see their own lines, administrators all, the community team what was escalated to them and what waits for a line.</summary>
    public static IQueryable<Idea> OnBoardOf(this IQueryable<Idea> ideas, Standing standing)
    {
        var listed = ideas.Where(idea => idea.HiddenAt == null && Stages.Contains(idea.Stage));
        if (standing.IsAdministrator || standing.ManagesAllLines) return listed;
        var (lines, team) = (standing.Lines.ToArray(), standing.IsCommunityTeam);
        return listed.Where(idea => lines.Contains(idea.LineId) || (team && (idea.EscalatedAt != null || idea.LineId == ProductLine.UndecidedId)));
    }

    public static IQueryable<Idea> Seen(this CommunityDb db, IQueryable<Idea> ideas, BoardView view, long me)
    {
        if (view.Line.Length > 0) ideas = ideas.Where(idea => db.ProductLines.Any(line => line.Id == idea.LineId && line.Slug == view.Line));
        if (view.Group.Length > 0) ideas = ideas.Where(idea => db.Groups.Any(group => group.Id == idea.GroupId && group.Slug == view.Group));
        if (view.Country.Length > 0) ideas = ideas.Where(idea => db.Groups.Any(group => group.Id == idea.GroupId && group.Country == view.Country));
        if (view.Owner == BoardView.Nobody) return ideas.Where(idea => idea.OwnerId == null);
        if (view.Owner == BoardView.Mine) return ideas.Where(idea => idea.OwnerId == me);
        if (view.Owner.Length == 0) return ideas;
        var handle = view.Owner.ToUpperInvariant();
        return ideas.Where(idea => db.Members.Any(member => member.Id == idea.OwnerId && member.NormalizedUserName == handle));
    }

    /// <summary>A lane's next stretch after the ticket named by <paramref name="after"/>.</summary>
    public static async Task<Lane> LaneAsync(this CommunityDb db, IQueryable<Idea> ideas, IdeaStage stage, BoardSort sort, LanePlace? after, CancellationToken stop)
    {
        var lane = ideas.Where(idea => idea.Stage == stage);
        var count = await lane.CountAsync(stop);
        if (count == 0) return new Lane(stage, 0, [], null);
        var rest = after is null ? lane : after.After(lane, sort);
        var rows = await db.Tickets(LanePlace.Ordered(rest, sort).Take(LaneLength + 1)).AsNoTracking().ToListAsync(stop);
        var shown = rows.Take(LaneLength).ToList();
        var before = after?.Before ?? 0;
        var next = rows.Count > LaneLength ? LanePlace.Of(shown[^1], before + shown.Count).ToString() : null;
        return new Lane(stage, count, shown, next, before);
    }

    /// <summary>The lanes as they are, each ticket with its idea's first picture; one statement for all of them.</summary>
    public static async Task<IReadOnlyList<Lane>> WithFacesAsync(this CommunityDb db, IReadOnlyList<Lane> lanes, CancellationToken stop)
    {
        if (lanes.All(lane => lane.Tickets.Count == 0)) return lanes;
        var faces = await db.FacesOfIdeasAsync([.. lanes.SelectMany(lane => lane.Tickets).Select(ticket => ticket.Id)], stop);
        return [.. lanes.Select(lane => lane with { Tickets = [.. lane.Tickets.Select(ticket => ticket with { Face = faces.GetValueOrDefault(ticket.Id) })] })];
    }

    /// <summary>The lines an undecided idea can be sorted into.</summary>
    public static async Task<IReadOnlyList<NamedLine>> LinesToSortIntoAsync(this CommunityDb db, CancellationToken stop) =>
        await db.ProductLines.Where(line => line.ArchivedAt == null && line.Id != ProductLine.UndecidedId).OrderBy(line => line.Name).Select(line => new NamedLine(line.Id, line.Slug, line.Name)).ToListAsync(stop);

    private static IQueryable<Ticket> Tickets(this CommunityDb db, IQueryable<Idea> ideas) => ideas.Select(idea => new Ticket(
        idea.Id, idea.Title, idea.Slug, idea.Stage, idea.VoteCount, idea.LineId,
        db.ProductLines.Where(line => line.Id == idea.LineId).Select(line => line.Name).FirstOrDefault() ?? "",
        db.Groups.Where(group => group.Id == idea.GroupId).Select(group => group.Name).FirstOrDefault(),
        idea.OwnerId,
        db.Members.Where(member => member.Id == idea.OwnerId).Select(member => member.Name).FirstOrDefault(),
        db.Members.Where(member => member.Id == idea.OwnerId).Select(member => member.Portrait).FirstOrDefault(),
        db.Forwards.Count(forward => forward.IdeaId == idea.Id),
        idea.ForwardedAt, idea.AnswerDueAt, idea.AnsweredAt, idea.EscalatedAt,
        db.Credits.Where(credit => credit.IdeaId == idea.Id).Select(credit => credit.MemberId).Distinct().Count(), null));
}
