using Community.Groups;

namespace Community.Funnel;

public static class FunnelQueries
{
    /// <summary>Members of the group who lend the idea their vote.</summary>
    public static Task<int> VotersOfAsync(this CommunityDb db, long ideaId, long groupId, CancellationToken stop) =>
        db.Votes.CountAsync(vote => vote.IdeaId == ideaId
            && db.Memberships.Any(own => own.GroupId == groupId && own.MemberId == vote.MemberId && own.Status == MembershipStatus.Active), stop);
}
