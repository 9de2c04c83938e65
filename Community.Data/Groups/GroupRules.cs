using Community.Members;
using Community.Search;

namespace Community.Groups;

/// <summary>What a group allows, and to whom.</summary>
public sealed partial class Group
{
    /// <summary>By what it is found: its name, its place and what it says about itself.</summary>
    public static (string Kept, string Folded) FormsOf(string name, string place, string about) => (SearchForms.Kept($"{name} {place} {about}"), SearchForms.Folded($"{name} {place} {about}"));

    /// <summary>Whoever changes name, place or words calls this.</summary>
    public void MakeFindable() => (SearchKept, SearchFolded) = FormsOf(Name, Place, About);

    /// <summary>By its own door; an invitation is a door of its own.</summary>
    public Refusal? RefusesJoinOf(Membership? own)
    {
        if (own?.Status == MembershipStatus.Banned) return GroupRefusals.Banned;
        if (!IsRunning) return GroupRefusals.NotRunning;
        return JoinPolicy == JoinPolicy.Invitation ? GroupRefusals.ByInvitationOnly : null;
    }

    /// <summary>Whether roster and talk are open: to all, or to those who belong and those who tend it.</summary>
    public bool ShowsInsideTo(Standing standing, MembershipStatus? own) =>
        Visibility == GroupVisibility.Public || own == MembershipStatus.Active || standing.Tends(Id);
}
