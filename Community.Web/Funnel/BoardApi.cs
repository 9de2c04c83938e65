using Community.Api;
using Community.Ideas;
using Community.Platform;
using Community.Tokens;

namespace Community.Funnel;

/// <summary>An idea as it lies on the board.</summary>
public sealed record ApiTicket(
    long Id, string Url, string Title, IdeaStage Stage, long Votes, string LineName, string? GroupName, string? OwnerName, int Forwards, DateTime? ForwardedAt, DateTime? DueAt, DateTime? AnsweredAt, bool Escalated)
{
    public static ApiTicket Of(Ticket ticket, PortalAddress address) => new(
        ticket.Id, address.Of($"/ideas/{ticket.Id}"), ticket.Title, ticket.Stage, ticket.Votes, ticket.LineName, ticket.GroupName, ticket.OwnerName, ticket.Forwards,
        ticket.ForwardedAt, ticket.DueAt, ticket.AnsweredAt, ticket.EscalatedAt is not null);
}

/// <summary>One stage on the board.</summary>
/// <param name="Count">How many lie in it altogether.</param>
/// <param name="Items">The first of them, or those after <c>after</c>.</param>
/// <param name="Next">To be sent as <c>after</c>, together with the stage; null at the end.</param>
public sealed record ApiLane(IdeaStage Stage, int Count, IReadOnlyList<ApiTicket> Items, string? Next)
{
    public static ApiLane Of(Lane lane, PortalAddress address) => new(lane.Stage, lane.Count, [.. lane.Tickets.Select(ticket => ApiTicket.Of(ticket, address))], lane.Next);
}

/// <summary>The board as the caller sees it.</summary>
/// <param name="Numbers">The figures above it.</param>
/// <param name="Lanes">The stages in their order, or the one that was asked for.</param>
public sealed record ApiBoard(BoardNumbers Numbers, IReadOnlyList<ApiLane> Lanes);

/// <summary>The product board, for programs.</summary>
internal static class BoardApi
{
    public static void MapBoard(this RouteGroupBuilder api) => api.MapGet("/board", ShowAsync)
        .Called("board", "The product board", "Every lane with its first tickets; with stage and after, one lane from there. Orders are due (the default) and votes; owner is a handle, me or none.")
        .For(Scopes.Manage).Answers<ApiBoard>().Refuses(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ShowAsync(
        string? stage, string? line, string? group, string? country, string? owner, string? sort, string? after, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop)
    {
        if (BoardQueries.RefusesBoardTo(me.Member) is { } refusal) return Refused.With(refusal);
        var (order, only) = (sort is null ? BoardSort.Due : Typed.Read<BoardSort>(sort), Typed.Read<IdeaStage>(stage));
        if (order is null) return Refused.With(Refusal.Unreadable with { Field = nameof(sort) });
        if (stage is not null && (only is null || !BoardQueries.Stages.Contains(only.Value))) return Refused.With(Refusal.Unreadable with { Field = nameof(stage) });
        var (member, view) = (me.Member!, new BoardView(line!, group!, country!, owner!, order.Value).Clean());
        var seen = db.Seen(db.Ideas.OnBoardOf(member.Standing), view, member.Id);
        var lanes = new List<ApiLane>();
        foreach (var one in only is null ? BoardQueries.Stages : [only.Value])
            lanes.Add(ApiLane.Of(await db.LaneAsync(seen, one, order.Value, stage is null ? null : LanePlace.From(after), stop), address));
        var open = db.Seen(db.Ideas.OpenTo(member.Standing), view with { Owner = "" }, member.Id);
        return TypedResults.Ok(new ApiBoard(await db.BoardNumbersAsync(open, seen, stop), lanes));
    }
}
