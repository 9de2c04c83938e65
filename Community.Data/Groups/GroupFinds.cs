using Community.Search;

namespace Community.Groups;

/// <summary>A group as search shows it.</summary>
public sealed record FoundGroup(string Name, string Slug, string Country, string Place, long Members);

/// <summary>How large the community is.</summary>
public sealed record CommunitySize(int Groups, int Countries, long Members);

public static class GroupFinds
{
    /// <summary>Running groups in whose name, place or words every word asked for begins one; there are a few hundred at most, so they are looked through.</summary>
    public static async Task<IReadOnlyList<FoundGroup>> FindGroupsAsync(this CommunityDb db, string query, int take, CancellationToken stop = default)
    {
        var (kept, folded) = (SearchForms.Kept(query), SearchForms.Folded(query));
        if (kept.Length == 0 && folded.Length == 0) return [];
        var groups = await db.Groups.Listed().Select(row => new { Found = new FoundGroup(row.Name, row.Slug, row.Country, row.Place, row.MemberCount), row.SearchKept, row.SearchFolded }).ToListAsync(stop);
        // What is written as it was asked for comes before what only resembles it.
        return [.. groups.Select(group => (group.Found, Rank: SearchForms.Finds(group.SearchKept, kept) ? 2 : SearchForms.Finds(group.SearchFolded, folded) ? 1 : 0)).Where(pair => pair.Rank > 0)
            .OrderByDescending(pair => pair.Rank).ThenByDescending(pair => pair.Found.Members).Take(take).Select(pair => pair.Found)];
    }

    public static async Task<CommunitySize> SizeAsync(this CommunityDb db, CancellationToken stop = default)
    {
        var countries = await db.Groups.Where(row => row.Status == GroupStatus.Recognised || row.Status == GroupStatus.Lead).Select(row => row.Country).ToListAsync(stop);
        var members = await db.Members.LongCountAsync(row => row.Kind == Members.MemberKind.Person, stop);
        return new CommunitySize(countries.Count, countries.Distinct().Count(), members);
    }
}
