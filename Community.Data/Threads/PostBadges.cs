using Community.Members;

namespace Community.Threads;

internal static class PostBadges
{
    /// <summary>In what office somebody speaks about what belongs to the line: the one nearest to its answer, and only one. What is in no line, a build, has the line 0.</summary>
    public static PostBadge BadgeOf(this Standing standing, long lineId)
    {
        if (standing.Manages(lineId)) return PostBadge.ProductTeam;
        if (standing.IsAdministrator) return PostBadge.Administrator;
        if (standing.IsCommunityTeam) return PostBadge.CommunityTeam;
        return standing.AmbassadorOf.Count > 0 ? PostBadge.Ambassador : PostBadge.None;
    }
}
