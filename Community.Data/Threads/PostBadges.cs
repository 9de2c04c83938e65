using Community.Members;

namespace Community.Threads;

internal static class PostBadges
{
    /// <summary>In what office somebody speaks about an idea of the line: the one nearest to its answer, and only one.</summary>
    public static PostBadge BadgeOf(this Standing standing, long lineId)
    {
        if (standing.Manages(lineId)) return PostBadge.ProductTeam;
        if (standing.IsAdministrator) return PostBadge.Administrator;
        if (standing.IsCommunityTeam) return PostBadge.CommunityTeam;
        return standing.AmbassadorOf.Count > 0 ? PostBadge.Ambassador : PostBadge.None;
    }
}
