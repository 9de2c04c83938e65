namespace Community.Groups;

/// <summary>A group as lists show it; knows no viewer.</summary>
public sealed record GroupCard(
    long Id, string Slug, string Name, GroupKind Kind, GroupStatus Status, JoinPolicy JoinPolicy, GroupVisibility Visibility, string Place, string Country,
    List<string> Languages, int? Since, string About, long Members, long? AmbassadorId, string? AmbassadorName);

/// <summary>A group as a dot on the map.</summary>
public sealed record GroupDot(long Id, string Slug, string Name, string Place, string Country, List<string> Languages, GroupKind Kind, long Members, double? Latitude, double? Longitude);

public static class GroupCards
{
    /// <summary>The cards of these groups in their order; one statement.</summary>
    public static IQueryable<GroupCard> Cards(this CommunityDb db, IQueryable<Group> groups) => groups.Select(group => new GroupCard(
        group.Id, group.Slug, group.Name, group.Kind, group.Status, group.JoinPolicy, group.Visibility, group.Place, group.Country,
        group.Languages, group.Since, group.About, group.MemberCount,
        db.Ambassadorships.Where(term => term.GroupId == group.Id && term.EndedAt == null).Select(term => (long?)term.MemberId).FirstOrDefault(),
        db.Ambassadorships.Where(term => term.GroupId == group.Id && term.EndedAt == null)
            .Select(term => db.Members.Where(member => member.Id == term.MemberId).Select(member => member.Name).FirstOrDefault()).FirstOrDefault()));
}
