using Community.Members;
using Community.Search;

namespace Community.Groups;

/// <summary>What a group allows, and to whom.</summary>
public sealed partial class Group
{
    /// <summary>Name and place, made ready to be found; whoever changes either calls this.</summary>
    public void MakeFindable()
    {
        var text = $"{Name} {Place}";
        (SearchKept, SearchFolded) = (SearchForms.Kept(text), SearchForms.Folded(text));
    }

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
