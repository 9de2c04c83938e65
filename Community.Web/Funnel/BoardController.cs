using Community.Ideas;
using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>The product board: every idea that waits for the company, lane by lane.</summary>
[Route("board")]
public sealed class BoardController(CommunityDb db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(BoardView view)
    {
        if (BoardQueries.RefusesBoardTo(Me) is { } refusal) return Refused(refusal);
        view = view.Clean();
        var stamp = LiveStamp.OfPage(clock);
        var mine = db.Ideas.OnBoardOf(Me!.Standing);
        var seen = db.Seen(mine, view, Me.Id);
        var lanes = new List<Lane>();
        foreach (var stage in BoardQueries.Stages) lanes.Add(await db.LaneAsync(seen, stage, view.Sort, null, Stop));
        var pages = (await db.WithFacesAsync(lanes, Stop)).Select(lane => Page(lane, view)).ToList();
        var open = db.Seen(db.Ideas.OpenTo(Me.Standing), view with { Owner = "" }, Me.Id);
        return View(new BoardPage(view, stamp, await db.BoardNumbersAsync(open, seen, Stop), pages, await ChoicesAsync(mine), await ToSortAsync(Me.Standing), await db.ViewsOfAsync(Me, Stop)));
    }

    [HttpGet("{stage}")]
    public async Task<IActionResult> Lane(IdeaStage stage, BoardView view, string? after)
    {
        if (BoardQueries.RefusesBoardTo(Me) is { } refusal) return Refused(refusal);
        if (!BoardQueries.Stages.Contains(stage)) return Refused(Refusal.NotFound);
        view = view.Clean();
        var lane = await db.LaneAsync(db.Seen(db.Ideas.OnBoardOf(Me!.Standing), view, Me.Id), stage, view.Sort, LanePlace.From(after), Stop);
        return View(Page((await db.WithFacesAsync([lane], Stop))[0], view, after));
    }

    private LanePage Page(Lane lane, BoardView view, string? after = null) => new(lane, view, Me!.Standing, clock.GetUtcNow().UtcDateTime, after ?? "");

    private async Task<BoardChoices> ChoicesAsync(IQueryable<Idea> mine) => new(
        await db.ProductLines.Where(line => mine.Any(idea => idea.LineId == line.Id)).OrderBy(line => line.Name).Select(line => new Choice(line.Slug, line.Name, null)).ToListAsync(Stop),
        await db.Groups.Where(group => mine.Any(idea => idea.GroupId == group.Id)).OrderBy(group => group.Name).Select(group => new Choice(group.Slug, group.Name, null)).ToListAsync(Stop),
        await db.Groups.Where(group => mine.Any(idea => idea.GroupId == group.Id)).Select(group => group.Country).Distinct().OrderBy(country => country).ToListAsync(Stop),
        await db.Members.Where(member => mine.Any(idea => idea.OwnerId == member.Id)).OrderBy(member => member.Name).Select(member => new Choice(member.UserName!, member.Name, null)).ToListAsync(Stop));

    /// <summary>What waits for a line, for those who sort: carried ones first, then by votes.</summary>
    private async Task<SortingPage?> ToSortAsync(Standing standing)
    {
        if (!standing.IsCommunityTeam && !standing.IsAdministrator) return null;
        var waiting = db.Ideas.Where(idea => idea.HiddenAt == null && idea.LineId == Admin.ProductLine.UndecidedId && IdeaStages.Voting.Contains(idea.Stage));
        var rows = await waiting.OrderBy(idea => idea.ForwardedAt == null).ThenBy(idea => idea.ForwardedAt).ThenByDescending(idea => idea.VoteCount).ThenBy(idea => idea.Id)
            .Take(BoardQueries.LaneLength).Select(idea => new Unsorted(idea.Id, idea.Title, idea.Stage, idea.VoteCount)).ToListAsync(Stop);
        return new SortingPage(await waiting.CountAsync(Stop), rows, await db.LinesToSortIntoAsync(Stop));
    }
}
