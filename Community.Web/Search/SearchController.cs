using Community.Builds;
using Community.Groups;
using Community.Ideas;
using Community.Platform;
using Community.Text;
using Microsoft.AspNetCore.Mvc;

namespace Community.Search;

/// <summary>What was found for a few words.</summary>
/// <param name="Query">Null where nothing was asked.</param>
public sealed record SearchPage(string? Query, IReadOnlyList<ListedIdea> Ideas, string? NextIdeas, IReadOnlyList<FoundGroup> Groups, BuildPage Builds);

/// <summary>Finds ideas, builds and groups by their words, in any script.</summary>
[Route("search")]
public sealed class SearchController(CommunityDb db, TimeProvider clock) : PortalController
{
    private const int Longest = 120;
    private const int GroupsShown = 6;
    private const int BuildsShown = 4;

    private static readonly BuildPage None = new([], null);

    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, string? after)
    {
        var query = CleanText.Line(q);
        if (query.Length == 0) return View(new SearchPage(null, [], null, [], None));
        query = query[..Math.Min(query.Length, Longest)];
        var page = await db.ListIdeasAsync(new IdeaFilter(IdeaOrder.Votes, Query: query, After: after), Me, stop: Stop);
        var voted = await db.VotedAsync(Me, page.Cards.Select(card => card.Id), Stop);
        var next = page.Next is null ? null : $"/search?q={Uri.EscapeDataString(query)}&after={page.Next}";
        var groups = after is null ? await db.FindGroupsAsync(query, GroupsShown, Stop) : [];
        var builds = after is null ? await db.ListBuildsAsync(new BuildFilter(BuildOrder.Likes, Query: query), Me, BuildsShown, Stop) : None;
        return View(new SearchPage(query, [.. page.Cards.Select(card => ListedIdea.Of(card, voted.Contains(card.Id), clock))], next, groups, builds));
    }
}
