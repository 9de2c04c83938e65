using Community.Search;

namespace Community.Groups;

/// <summary>A group as search shows it.</summary>
public sealed record FoundGroup(string Name, string Slug, string Country, string Place, long Members);

/// <summary>How large the community is.</summary>
public sealed record CommunitySize(int Groups, int Countries, long Members);

public static class GroupFinds
{
    /// <summary>Running groups whose name or place begins with every word asked for; there are a few hundred at most, so they are looked through.</summary>
    public static async Task<IReadOnlyList<FoundGroup>> FindGroupsAsync(this CommunityDb db, string query, int take, CancellationToken stop = default)
    {
        var (kept, folded) = (Parts(SearchForms.Kept(query)), Parts(SearchForms.Folded(query)));
        if (kept.Length == 0 && folded.Length == 0) return [];
        var groups = await db.Groups.AsNoTracking().Where(row => row.Status == GroupStatus.Recognised || row.Status == GroupStatus.Lead)
            .Select(row => new FoundGroup(row.Name, row.Slug, row.Country, row.Place, row.MemberCount)).ToListAsync(stop);
        return [.. groups.Select(group => (group, Rank: Rank(group, kept, folded))).Where(pair => pair.Rank > 0)
            .OrderByDescending(pair => pair.Rank).ThenByDescending(pair => pair.group.Members).Take(take).Select(pair => pair.group)];
    }

    public static async Task<CommunitySize> SizeAsync(this CommunityDb db, CancellationToken stop = default)
    {
        var countries = await db.Groups.Where(row => row.Status == GroupStatus.Recognised || row.Status == GroupStatus.Lead).Select(row => row.Country).ToListAsync(stop);
        var members = await db.Members.LongCountAsync(row => row.Kind == Members.MemberKind.Person, stop);
        return new CommunitySize(countries.Count, countries.Distinct().Count(), members);
    }

    private static int Rank(FoundGroup group, string[] kept, string[] folded)
    {
        var text = $"{group.Name} {group.Place}";
        if (Holds(Parts(SearchForms.Kept(text)), kept)) return 2;
        return Holds(Parts(SearchForms.Folded(text)), folded) ? 1 : 0;
    }

    private static bool Holds(string[] words, string[] wanted) =>
        wanted.Length > 0 && wanted.All(part => words.Any(word => word.StartsWith(part, StringComparison.Ordinal)));

    private static string[] Parts(string form) => form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
