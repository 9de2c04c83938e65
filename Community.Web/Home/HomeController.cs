using Community.Groups;
using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Home;

/// <summary>The front page.</summary>
/// <param name="Hero">The idea that rises most.</param>
/// <param name="Made">The newest launched ideas.</param>
/// <param name="Ahead">Planned or in shaping.</param>
/// <param name="NeedsYou">For members: where their vote is missing.</param>
public sealed record HomePage(
    CommunitySize Size, ListedIdea? Hero, IReadOnlyList<ListedIdea> Rising, IReadOnlyList<IdeaCard> Made, IReadOnlyList<IdeaCard> Ahead,
    IReadOnlyList<ListedIdea> NeedsYou, HomeDesk? Desk, long Stamp);

/// <summary>What waits for somebody who is signed in.</summary>
/// <param name="Name">How they are greeted.</param>
/// <param name="Drafts">What they began to write.</param>
/// <param name="Groups">Those they tend.</param>
/// <param name="Board">Whether the board is theirs.</param>
public sealed record HomeDesk(string Name, IReadOnlyList<DraftCard> Drafts, IReadOnlyList<Named> Groups, bool Board);

/// <summary>What the community is about, with its real numbers and ideas.</summary>
[Route("")]
public sealed class HomeController(CommunityDb db, IdeaLists lists, VisitorPages pages, IMemoryCache cache, TimeProvider clock) : PortalController
{
    private static readonly TimeSpan SizeKept = TimeSpan.FromMinutes(1);

    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index()
    {
        var stamp = LiveStamp.OfPage(clock);
        var rising = await CardsAsync(new IdeaFilter(IdeaOrder.Rising, [.. IdeaStages.Voting]), 4);
        var made = await CardsAsync(new IdeaFilter(IdeaOrder.New, [IdeaStage.Launched]), 3);
        var ahead = await CardsAsync(new IdeaFilter(IdeaOrder.Votes, [IdeaStage.Planned, IdeaStage.Shaping]), 3);
        var needing = Me is null ? [] : await CardsAsync(new IdeaFilter(IdeaOrder.NeedsYou), 3);
        var voted = await db.VotedAsync(Me, rising.Concat(needing).Select(card => card.Id), Stop);
        var listed = rising.Select(card => ListedIdea.Of(card, voted.Contains(card.Id), clock)).ToList();
        return View(new HomePage(await SizeAsync(), listed.FirstOrDefault(), [.. listed.Skip(1)], made, ahead, [.. needing.Select(card => ListedIdea.Of(card, voted.Contains(card.Id), clock))], await DeskAsync(), stamp));
    }

    private async Task<HomeDesk?> DeskAsync()
    {
        if (Me is null) return null;
        var tended = Me.Standing.AmbassadorOf.Concat(Me.Standing.DeputyOf).ToArray();
        var groups = tended.Length == 0 ? [] : await db.Groups.VisibleTo(Me).Where(group => tended.Contains(group.Id)).OrderBy(group => group.Name).Select(group => new Named(group.Name, group.Slug)).ToListAsync(Stop);
        return new HomeDesk(Me.Name, await db.DraftsOfAsync(Me, Stop), groups, Me.Standing.SeesBoard);
    }

    private async Task<IReadOnlyList<IdeaCard>> CardsAsync(IdeaFilter filter, int take) => (await lists.PageAsync(filter, Me, pages.Turn(VisitorPages.All), take, Stop)).Cards;

    /// <summary>Two hundred thousand members are not counted for every visitor.</summary>
    private async Task<CommunitySize> SizeAsync() =>
        cache.TryGetValue("size", out CommunitySize? known) ? known! : cache.Set("size", await db.SizeAsync(Stop), SizeKept);
}
