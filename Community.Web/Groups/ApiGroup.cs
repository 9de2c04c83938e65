using Community.Members;
using Community.Platform;

namespace Community.Groups;

/// <summary>A group as lists tell it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Members">How many belong to it.</param>
public sealed record ApiGroupCard(
    string Slug, string Url, string Name, GroupKind Kind, GroupStatus Status, JoinPolicy JoinPolicy, GroupVisibility Visibility, string Country, string Place, IReadOnlyList<string> Languages, int? Since, long Members)
{
    public static ApiGroupCard Of(GroupCard card, PortalAddress address) => new(
        card.Slug, address.Of($"/groups/{card.Slug}"), card.Name, card.Kind, card.Status, card.JoinPolicy, card.Visibility, card.Country, card.Place, card.Languages, card.Since, card.Members);
}

/// <summary>A group, with the caller's own part in it.</summary>
/// <param name="About">What it says of itself; Markdown.</param>
/// <param name="Active">Members seen in the last thirty days.</param>
/// <param name="Ideas">Ideas in its name that lists show.</param>
/// <param name="Forwarded">Ideas it carried.</param>
/// <param name="Answered">Those of them that have an answer.</param>
/// <param name="Membership">How the caller stands to it; null for a visitor and for who never asked.</param>
/// <param name="Home">Whether it is the caller's home group.</param>
public sealed record ApiGroup(
    string Slug, string Url, string Name, GroupKind Kind, GroupStatus Status, JoinPolicy JoinPolicy, GroupVisibility Visibility, string Country, string Place, IReadOnlyList<string> Languages, int? Since,
    string About, long Members, long Active, long Ideas, long Forwarded, long Answered, ApiPerson? Ambassador, IReadOnlyList<ApiPerson> Deputies, MembershipStatus? Membership, bool Home)
{
    public static ApiGroup Of(GroupHead head, GroupPortrait portrait, PortalAddress address)
    {
        var (group, numbers) = (head.Group, portrait.Numbers);
        return new ApiGroup(
            group.Slug, address.Of($"/groups/{group.Slug}"), group.Name, group.Kind, group.Status, group.JoinPolicy, group.Visibility, group.Country, group.Place, group.Languages, group.Since,
            group.About, numbers.Members, numbers.Active, numbers.Ideas, numbers.Forwarded, numbers.Answered, portrait.Ambassador is { } ambassador ? Of(ambassador) : null,
            [.. portrait.Deputies.Select(Of)], head.Own, head.IsHome);
    }

    private static ApiPerson Of(OfficeHolder holder) => new(holder.Handle, holder.Name);
}

/// <summary>One member of a group.</summary>
/// <param name="Home">Whether they count in this group.</param>
public sealed record ApiRosterRow(string Handle, string Name, DateTime JoinedAt, bool Home, bool Ambassador, bool Deputy)
{
    public static ApiRosterRow Of(RosterRow row) => new(row.Handle, row.Name, row.JoinedAt, row.IsHome, row.IsAmbassador, row.IsDeputy);
}

/// <summary>Asking to join.</summary>
/// <param name="Note">What the ambassador should know; up to 500 characters, read only where joins are approved.</param>
public sealed record JoinWish(string Note = "");

/// <summary>How the caller stands to a group now.</summary>
public sealed record ApiMembership(string Group, MembershipStatus Status);
