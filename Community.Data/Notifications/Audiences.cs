using Community.Builds;
using Community.Groups;
using Community.Members;

namespace Community.Notifications;

/// <summary>Who hears of what: the people around an idea, a build, a product line, a group.</summary>
internal static class Audiences
{
    /// <summary>Those who follow the idea or lend it their vote; whoever left following is left alone.</summary>
    public static Task<List<long>> FollowersOfIdeaAsync(this CommunityDb db, long ideaId, CancellationToken stop) => db.FollowersOfIdea(ideaId).ToListAsync(stop);

    /// <summary>The same, to be asked further.</summary>
    public static IQueryable<long> FollowersOfIdea(this CommunityDb db, long ideaId)
    {
        var follows = db.Follows.Where(row => row.Subject == SubjectKind.Idea && row.SubjectId == ideaId);
        var voters = db.Votes.Where(vote => vote.IdeaId == ideaId && !follows.Any(row => row.MemberId == vote.MemberId && row.Left)).Select(vote => vote.MemberId);
        return follows.Where(row => !row.Left).Select(row => row.MemberId).Union(voters);
    }

    /// <summary>Those who follow the build, its author among them unless they left.</summary>
    public static IQueryable<long> FollowersOfBuild(this CommunityDb db, long buildId) => db.Follows.Of(SubjectKind.Build, buildId).Select(row => row.MemberId);

    /// <summary>Those of them who have read that there is something new in the thread, and so do not know of what comes now.</summary>
    public static Task<List<long>> WithoutNewsOfAsync(this IQueryable<long> members, CommunityDb db, long threadId, CancellationToken stop) =>
        members.Where(id => !db.Notices.Any(notice => notice.ThreadId == threadId && notice.MemberId == id && notice.Kind == NoticeKind.PostArrived && notice.ReadAt == null)).ToListAsync(stop);

    /// <summary>
    /// Those of them who see a build that others can read: the same people whom <see cref="BuildQueries.VisibleTo"/> lets in, asked for many at once.
    /// A follower may have left the group since, and anybody can be named in a post.
    /// </summary>
    public static async Task<List<long>> WhoSeeAsync(this CommunityDb db, Build build, List<long> members, CancellationToken stop)
    {
        if (build.GroupId is not { } group || await db.Groups.AnyAsync(row => row.Id == group && row.Visibility == GroupVisibility.Public, stop)) return members;
        return await db.Members.Where(member => members.Contains(member.Id) && (member.Id == build.AuthorId
                || db.Memberships.Any(own => own.GroupId == group && own.MemberId == member.Id && own.Status == MembershipStatus.Active)
                || db.Ambassadorships.Any(term => term.GroupId == group && term.MemberId == member.Id && term.EndedAt == null)
                || db.Deputyships.Any(term => term.GroupId == group && term.MemberId == member.Id && term.EndedAt == null)
                || db.SiteRoles.Any(grant => grant.MemberId == member.Id)))
            .Select(member => member.Id).ToListAsync(stop);
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
