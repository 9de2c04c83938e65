using Community.Members;
using Community.Notifications;
using Community.Pictures;

namespace Community.Moderation;

/// <summary>All that waits, or was decided, about one thing.</summary>
/// <param name="ReportId">The report that a decision answers; with it go all others about the same thing.</param>
/// <param name="Reports">Grounds and notes, oldest first; who reported is not shown.</param>
/// <param name="Decision">The latest decision, where one was made.</param>
public sealed record Case(long ReportId, Content Content, string Title, string AuthorName, string AuthorHandle, string Html, IReadOnlyList<CaseReport> Reports, CaseDecision? Decision)
{
    /// <summary>Of a reported build.</summary>
    public IReadOnlyList<PictureLook> Pictures { get; init; } = [];
}

public sealed record CaseReport(ReportGround Ground, string Note, DateTime At, bool ByVisitor);

public sealed record CaseDecision(long Id, DecisionKind Kind, string Reason, string ByName, DateTime At);

/// <summary>The queue of those who tend it: everything for the community team, their own groups' for ambassadors and deputies.</summary>
public static class CaseQueries
{
    public static IQueryable<Report> VisibleTo(this IQueryable<Report> reports, Standing standing)
    {
        if (standing.IsCommunityTeam || standing.IsAdministrator) return reports;
        var tended = standing.Offices;
        return reports.Where(report => report.GroupId != null && tended.Contains(report.GroupId.Value));
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
        // A build that was deleted is swept some days later, and with it what was decided about it leaves the list; the audit log keeps it.
        var decided = await db.Reports.VisibleTo(standing).Where(report => report.DecisionId != null && (before == null || report.DecisionId < before))
            .Where(report => (report.Subject != SubjectKind.Build || db.Builds.Any(build => build.Id == report.SubjectId)) && (report.Subject != SubjectKind.Post || db.Posts.Any(post => post.Id == report.SubjectId)))
            .GroupBy(report => report.DecisionId).OrderByDescending(group => group.Key).Select(group => group.Min(report => report.Id)).Take(most).ToListAsync(stop);
        return [.. (await db.CasesAsync(decided, stop)).OrderByDescending(one => one.Decision!.Id)];
    }

    private static async Task<List<Case>> CasesAsync(this CommunityDb db, List<long> reportIds, CancellationToken stop)
    {
        var asked = await db.Reports.Where(report => reportIds.Contains(report.Id)).OrderBy(report => report.Id).AsNoTracking().ToListAsync(stop);
        var (ideaIds, buildIds, postIds) = (Ids(asked, SubjectKind.Idea), Ids(asked, SubjectKind.Build), Ids(asked, SubjectKind.Post));
        var things = await db.ThingsAsync(ideaIds, buildIds, postIds, stop);
        var decisionIds = asked.Select(report => report.DecisionId).ToList();
        var beside = await db.Reports.Where(report => (ideaIds.Contains(report.SubjectId) && report.Subject == SubjectKind.Idea)
                || (buildIds.Contains(report.SubjectId) && report.Subject == SubjectKind.Build) || (postIds.Contains(report.SubjectId) && report.Subject == SubjectKind.Post))
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
}
