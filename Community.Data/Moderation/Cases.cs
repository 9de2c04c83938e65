using Community.Members;
using Community.Notifications;
using Community.Threads;

namespace Community.Moderation;

/// <summary>All that waits, or was decided, about one thing.</summary>
/// <param name="ReportId">The report that a decision answers; with it go all others about the same thing.</param>
/// <param name="Reports">Grounds and notes, oldest first; who reported is not shown.</param>
/// <param name="Decision">The latest decision, where one was made.</param>
public sealed record Case(long ReportId, Content Content, string Title, string AuthorName, string AuthorHandle, string Html, IReadOnlyList<CaseReport> Reports, CaseDecision? Decision);

public sealed record CaseReport(ReportGround Ground, string Note, DateTime At, bool ByVisitor);

public sealed record CaseDecision(long Id, DecisionKind Kind, string Reason, string ByName, DateTime At);

/// <summary>The queue of those who tend it: everything for the community team, their own groups' for ambassadors and deputies.</summary>
public static class CaseQueries
{
    public static IQueryable<Report> VisibleTo(this IQueryable<Report> reports, Standing standing)
    {
        if (standing.IsCommunityTeam || standing.IsAdministrator) return reports;
        var tended = standing.AmbassadorOf.Concat(standing.DeputyOf).Select(id => (long?)id).ToArray();
        return reports.Where(report => tended.Contains(report.GroupId));
    }

    /// <summary>Things with an open report, the longest waiting first, after the given report.</summary>
    public static async Task<List<Case>> WaitingAsync(this CommunityDb db, Standing standing, long after, int most, CancellationToken stop)
    {
        var open = db.Reports.VisibleTo(standing).Where(report => report.DecisionId == null);
        var first = await open.GroupBy(report => new { report.Subject, report.SubjectId }).Select(group => group.Min(report => report.Id))
            .Where(id => id > after).OrderBy(id => id).Take(most).ToListAsync(stop);
        return await db.CasesAsync(first, stop);
    }

    /// <summary>How many things wait.</summary>
    public static Task<int> WaitCountAsync(this CommunityDb db, Standing standing, CancellationToken stop) =>
        db.Reports.VisibleTo(standing).Where(report => report.DecisionId == null).Select(report => new { report.Subject, report.SubjectId }).Distinct().CountAsync(stop);

    /// <summary>Decided ones, the newest decision first, before the given decision.</summary>
    public static async Task<List<Case>> DecidedAsync(this CommunityDb db, Standing standing, long? before, int most, CancellationToken stop)
    {
        var decided = await db.Reports.VisibleTo(standing).Where(report => report.DecisionId != null && (before == null || report.DecisionId < before))
            .GroupBy(report => report.DecisionId).OrderByDescending(group => group.Key).Select(group => group.Min(report => report.Id)).Take(most).ToListAsync(stop);
        return [.. (await db.CasesAsync(decided, stop)).OrderByDescending(one => one.Decision!.Id)];
    }

    private static async Task<List<Case>> CasesAsync(this CommunityDb db, List<long> reportIds, CancellationToken stop)
    {
        var asked = await db.Reports.Where(report => reportIds.Contains(report.Id)).OrderBy(report => report.Id).AsNoTracking().ToListAsync(stop);
        var (ideaIds, postIds) = (Ids(asked, SubjectKind.Idea), Ids(asked, SubjectKind.Post));
        var things = (await db.ReportedIdeas(ideaIds).ToListAsync(stop)).Concat(await db.ReportedPosts(postIds).ToListAsync(stop)).ToDictionary(thing => (thing.Subject, thing.Id));
        var decisionIds = asked.Select(report => report.DecisionId).ToList();
        var beside = await db.Reports.Where(report => (ideaIds.Contains(report.SubjectId) && report.Subject == SubjectKind.Idea) || (postIds.Contains(report.SubjectId) && report.Subject == SubjectKind.Post))
            .Where(report => report.DecisionId == null || decisionIds.Contains(report.DecisionId)).OrderBy(report => report.Id).AsNoTracking().ToListAsync(stop);
        var decisions = await db.Decisions.Where(decision => decisionIds.Contains(decision.Id))
            .Select(decision => new CaseDecision(decision.Id, decision.Kind, decision.Reason, db.Members.Where(member => member.Id == decision.ById).Select(member => member.Name).FirstOrDefault() ?? "", decision.At))
            .ToDictionaryAsync(decision => decision.Id, stop);
        return [.. asked.Where(report => things.ContainsKey((report.Subject, report.SubjectId))).Select(report => things[(report.Subject, report.SubjectId)].Case(
            report.Id,
            [.. beside.Where(row => row.Subject == report.Subject && row.SubjectId == report.SubjectId && row.DecisionId == report.DecisionId).Select(row => new CaseReport(row.Ground, row.Note, row.At, row.ReporterId is null))],
            report.DecisionId is { } id ? decisions.GetValueOrDefault(id) : null))];
    }

    private static long[] Ids(List<Report> reports, SubjectKind subject) => [.. reports.Where(report => report.Subject == subject).Select(report => report.SubjectId).Distinct()];

    private static IQueryable<Thing> ReportedIdeas(this CommunityDb db, long[] ids) =>
        db.Ideas.Where(idea => ids.Contains(idea.Id)).Join(db.Members, idea => idea.AuthorId, member => member.Id, (idea, member) => new Thing(
            SubjectKind.Idea, idea.Id, idea.AuthorId, member.Name, member.UserName!, idea.Id, idea.Title, idea.GroupId, idea.ThreadId, null, idea.HiddenAt, null, PostKind.Comment, idea.TodayHtml + idea.BetterHtml));

    private static IQueryable<Thing> ReportedPosts(this CommunityDb db, long[] ids) =>
        db.Posts.Where(post => ids.Contains(post.Id)).Join(db.Members, post => post.AuthorId, member => member.Id, (post, member) => new { post, member })
            .Join(db.Ideas, pair => pair.post.ThreadId, idea => idea.ThreadId, (pair, idea) => new Thing(
                SubjectKind.Post, pair.post.Id, pair.post.AuthorId, pair.member.Name, pair.member.UserName!, idea.Id, idea.Title, idea.GroupId, idea.ThreadId, pair.post.Seq,
                pair.post.HiddenAt, pair.post.RemovedAt, pair.post.Kind, pair.post.Html));

    private sealed record Thing(
        SubjectKind Subject, long Id, long AuthorId, string AuthorName, string AuthorHandle, long IdeaId, string Title, long? GroupId, long ThreadId, long? Seq,
        DateTime? HiddenAt, DateTime? RemovedAt, PostKind Kind, string Html)
    {
        public Case Case(long reportId, IReadOnlyList<CaseReport> reports, CaseDecision? decision) => new(
            reportId, new Content(Subject, Id, AuthorId, IdeaId, GroupId, ThreadId, Seq, HiddenAt is not null, RemovedAt is not null, Kind is PostKind.Answer or PostKind.StageChange),
            Title, AuthorName, AuthorHandle, Html, reports, decision);
    }
}
