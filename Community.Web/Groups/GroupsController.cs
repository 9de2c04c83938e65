using System.Globalization;
using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

/// <summary>Groups: the list and the map, and the pages of one.</summary>
[Route("groups")]
public sealed class GroupsController(CommunityDb db, GroupList list, Roster roster) : PortalController
{
    private const int IdeasAPage = 30;

    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(string? q, string? country, string? lang, string? kind, string? after)
    {
        var search = new GroupSearch(
            GroupSearch.Tidy(q), Countries.IsKnown(country) ? country! : "", lang ?? "",
            Typed.Read<GroupKind>(kind));
        var page = await list.ReadAsync(Me, search, after, Stop);
        var (countries, languages) = await list.PlacesAsync(Me, Stop);
        var groups = await db.Groups.VisibleTo(Me).Listed().LongCountAsync(Stop);
        return View(new GroupIndex(page, search, groups, countries, languages, WorldMap.Of(page.Found), after is not null));
    }

    [HttpGet("{slug}"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Show(string slug) =>
        await db.ShowAsync(Me, slug, Stop) is { } page ? View(page) : Refused(Refusal.NotFound);

    [HttpGet("{slug}/members")]
    public async Task<IActionResult> Members(string slug, string? q, string? after)
    {
        // What is hidden from the reader is not there for them: the roster of a members-only group answers as a page that does not exist.
        if (await db.GroupHeadAsync(Me, slug, Stop) is not { Inside: true } head) return Refused(Refusal.NotFound);
        var words = GroupSearch.Tidy(q);
        return View(new GroupMembers(head, await roster.ReadAsync(head.Group.Id, words, after, Stop), words, after is not null));
    }

    [HttpGet("{slug}/ideas"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Ideas(string slug, string? after)
    {
        if (await db.GroupHeadAsync(Me, slug, Stop) is not { } head) return Refused(Refusal.NotFound);
        var ideas = db.Ideas.VisibleTo(Me).AsNoTracking().Listed().Where(idea => idea.GroupId == head.Group.Id);
        if (PlaceOf(after) is var (votes, id)) ideas = ideas.Where(idea => idea.VoteCount < votes || (idea.VoteCount == votes && idea.Id < id));
        var read = await db.Cards(ideas.OrderByDescending(idea => idea.VoteCount).ThenByDescending(idea => idea.Id).Take(IdeasAPage + 1)).ToListAsync(Stop);
        var cards = await db.WithFacesAsync([.. read.Take(IdeasAPage)], Stop);
        var next = read.Count > IdeasAPage ? string.Create(CultureInfo.InvariantCulture, $"{cards[^1].Votes}-{cards[^1].Id}") : null;
        return View(new GroupIdeas(head, cards, await db.VotedAsync(Me, cards.Select(card => card.Id), Stop), next, after is not null));
    }

    private static (long Votes, long Id)? PlaceOf(string? after) => GroupPlace.Parse(after) is { } place ? (place.Members, place.Id) : null;
}
