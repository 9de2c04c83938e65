using Community.Members;

namespace Community.Notifications;

/// <summary>Who hears of what: the people around an idea, a product line, a group.</summary>
internal static class Audiences
{
    /// <summary>Those who follow the idea or lend it their vote; whoever left following is left alone.</summary>
    public static async Task<List<long>> FollowersOfIdeaAsync(this CommunityDb db, long ideaId, CancellationToken stop)
    {
        var follows = db.Follows.Where(row => row.Subject == SubjectKind.Idea && row.SubjectId == ideaId);
        var voters = db.Votes.Where(vote => vote.IdeaId == ideaId && !follows.Any(row => row.MemberId == vote.MemberId && row.Left)).Select(vote => vote.MemberId);
        return await follows.Where(row => !row.Left).Select(row => row.MemberId).Union(voters).ToListAsync(stop);
    }

    /// <summary>The ambassadors who carried or seconded the idea, but for those who left following it.</summary>
    public static Task<List<long>> ForwardersOfAsync(this CommunityDb db, long ideaId, CancellationToken stop) =>
        db.Forwards.Where(forward => forward.IdeaId == ideaId
                && !db.Follows.Any(row => row.Subject == SubjectKind.Idea && row.SubjectId == ideaId && row.MemberId == forward.ById && row.Left))
            .Select(forward => forward.ById).Distinct().ToListAsync(stop);

    /// <summary>The line's lead; the community team where nobody is named.</summary>
    public static async Task<List<long>> LeadOfAsync(this CommunityDb db, long lineId, CancellationToken stop)
    {
        var lead = await db.ProductLines.Where(line => line.Id == lineId).Select(line => line.LeadId).FirstOrDefaultAsync(stop);
        return lead is { } id ? [id] : await db.CommunityTeamAsync(stop);
    }

    public static Task<List<long>> ProductManagersOfAsync(this CommunityDb db, long lineId, CancellationToken stop) =>
        db.LineManagers.Where(row => row.LineId == lineId || row.LineId == null).Select(row => row.MemberId).Distinct().ToListAsync(stop);

    public static Task<List<long>> CommunityTeamAsync(this CommunityDb db, CancellationToken stop) =>
        db.SiteRoles.Where(grant => grant.Role == SiteRole.CommunityTeam).Select(grant => grant.MemberId).ToListAsync(stop);

    /// <summary>The group's ambassador and deputies.</summary>
    public static Task<List<long>> TendersOfAsync(this CommunityDb db, long groupId, CancellationToken stop) =>
        db.Ambassadorships.Where(term => term.GroupId == groupId && term.EndedAt == null).Select(term => term.MemberId)
            .Union(db.Deputyships.Where(term => term.GroupId == groupId && term.EndedAt == null).Select(term => term.MemberId)).ToListAsync(stop);
}
