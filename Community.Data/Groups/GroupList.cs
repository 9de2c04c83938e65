using Community.Members;
using Community.Search;
using Community.Text;

namespace Community.Groups;

/// <summary>What somebody looks for among the groups.</summary>
public sealed record GroupSearch(string Words = "", string Country = "", string Language = "", GroupKind? Kind = null)
{
    private const int Longest = 80;

    /// <summary>As typed, tidied and cut to what can be a name.</summary>
    public static string Tidy(string? typed) => CleanText.Shorten(CleanText.Line(typed), Longest);

    public bool IsEmpty => Words.Length == 0 && Country.Length == 0 && Language.Length == 0 && Kind is null;
}

/// <summary>One page of the list, the dots of all that were found, and where the list goes on.</summary>
/// <param name="Own">The asker's own groups, apart from the others, when nothing is looked for.</param>
public sealed record GroupPage(IReadOnlyList<GroupCard> Own, IReadOnlyList<GroupCard> Cards, IReadOnlyList<GroupDot> Found, string? Next);

/// <summary>Lists groups, the largest first. There are hundreds of them, so what was found is drawn on the map whole.</summary>
public sealed class GroupList(CommunityDb db)
{
    public const int PageSize = 24;

    public async Task<GroupPage> ReadAsync(Member? member, GroupSearch search, string? after, CancellationToken stop)
    {
        var found = await FindAsync(member, search, stop);
        var own = member is null || !search.IsEmpty ? [] : await OwnAsync(member.Id, stop);
        var place = GroupPlace.Parse(after);
        var rest = found.Where(dot => !own.Contains(dot.Id) && (place is null || place.IsBefore(dot))).Take(PageSize + 1).ToList();
        var page = rest.Take(PageSize).ToList();
        return new GroupPage(
            place is null ? await CardsAsync(own, stop) : [],
            await CardsAsync([.. page.Select(dot => dot.Id)], stop),
            found,
            rest.Count > PageSize ? new GroupPlace(page[^1].Members, page[^1].Id).ToString() : null);
    }

    /// <summary>Countries and languages that groups have, for the filters.</summary>
    public async Task<(IReadOnlyList<string> Countries, IReadOnlyList<string> Languages)> PlacesAsync(Member? member, CancellationToken stop)
    {
        var rows = await db.Groups.VisibleTo(member).Listed().AsNoTracking().Select(group => new { group.Country, group.Languages }).ToListAsync(stop);
        return ([.. rows.Select(row => row.Country).Distinct().Order(StringComparer.Ordinal)], [.. rows.SelectMany(row => row.Languages).Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<List<GroupDot>> FindAsync(Member? member, GroupSearch search, CancellationToken stop)
    {
        var groups = db.Groups.VisibleTo(member).Listed();
        if (search.Country.Length > 0) groups = groups.Where(group => group.Country == search.Country);
        if (search.Kind is { } kind) groups = groups.Where(group => group.Kind == kind);
        var rows = await groups.AsNoTracking().OrderByDescending(group => group.MemberCount).ThenBy(group => group.Id)
            .Select(group => new
            {
                Dot = new GroupDot(group.Id, group.Slug, group.Name, group.Place, group.Country, group.Languages, group.Kind, group.MemberCount, group.Latitude, group.Longitude),
                group.SearchKept,
                group.SearchFolded,
            }).ToListAsync(stop);
        var (kept, folded) = (SearchForms.Kept(search.Words), SearchForms.Folded(search.Words));
        // Languages are words in one column, which the databases cannot look into alike; nor can they into words.
        return [.. rows.Where(row => search.Words.Length == 0 || SearchForms.Finds(row.SearchKept, kept) || SearchForms.Finds(row.SearchFolded, folded)).Select(row => row.Dot)
            .Where(dot => search.Language.Length == 0 || dot.Languages.Contains(search.Language))];
    }

    private Task<List<long>> OwnAsync(long memberId, CancellationToken stop) =>
        db.Memberships.Where(own => own.MemberId == memberId && (own.Status == MembershipStatus.Active || own.Status == MembershipStatus.Requested))
            .OrderBy(own => own.AskedAt).Select(own => own.GroupId).ToListAsync(stop);

    private async Task<IReadOnlyList<GroupCard>> CardsAsync(List<long> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var cards = await db.Cards(db.Groups.AsNoTracking().Where(group => ids.Contains(group.Id))).ToDictionaryAsync(card => card.Id, stop);
        return [.. ids.Where(cards.ContainsKey).Select(id => cards[id])];
    }
}
