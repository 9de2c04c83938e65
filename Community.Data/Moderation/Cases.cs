using Community.Builds;
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

    private static async Task<Dictionary<(SubjectKind Subject, long Id), Thing>> ThingsAsync(this CommunityDb db, long[] ideaIds, long[] buildIds, long[] postIds, CancellationToken stop)
    {
        var things = new List<Thing>();
        if (ideaIds.Length > 0) things.AddRange(await db.ReportedIdeas(ideaIds).ToListAsync(stop));
        if (buildIds.Length > 0) things.AddRange(await db.ReportedBuilds(buildIds).ToListAsync(stop));
        if (postIds.Length > 0) things.AddRange(await db.ReportedPosts(postIds).ToListAsync(stop));
        return things.ToDictionary(thing => (thing.Subject, thing.Id));
    }

    private static IQueryable<Thing> ReportedIdeas(this CommunityDb db, long[] ids) =>
        db.Ideas.Where(idea => ids.Contains(idea.Id)).Join(db.Members, idea => idea.AuthorId, member => member.Id, (idea, member) => new Thing(
            SubjectKind.Idea, idea.Id, idea.AuthorId, member.Name, member.UserName!, SubjectKind.Idea, idea.Id, idea.Title, idea.GroupId, idea.ThreadId, null, idea.HiddenAt != null, false, PostKind.Comment, idea.TodayHtml + idea.BetterHtml));

    private static IQueryable<Thing> ReportedBuilds(this CommunityDb db, long[] ids) =>
        db.Builds.Where(build => ids.Contains(build.Id)).Join(db.Members, build => build.AuthorId, member => member.Id, (build, member) => new Thing(
            SubjectKind.Build, build.Id, build.AuthorId, member.Name, member.UserName!, SubjectKind.Build, build.Id, build.Title, build.GroupId, build.ThreadId, null, build.HiddenAt != null,
            build.DeletedAt != null || build.State == BuildState.Unpublished, PostKind.Comment, build.StoryHtml));

    private static IQueryable<Thing> ReportedPosts(this CommunityDb db, long[] ids) =>
        from post in db.Posts
        where ids.Contains(post.Id)
        join member in db.Members on post.AuthorId equals member.Id
        join thread in db.Threads on post.ThreadId equals thread.Id
        join idea in db.Ideas on new { thread.Subject, Id = thread.SubjectId } equals new { Subject = SubjectKind.Idea, idea.Id } into ideas
        from idea in ideas.DefaultIfEmpty()
        join build in db.Builds on new { thread.Subject, Id = thread.SubjectId } equals new { Subject = SubjectKind.Build, build.Id } into builds
        from build in builds.DefaultIfEmpty()
        select new Thing(
            SubjectKind.Post, post.Id, post.AuthorId, member.Name, member.UserName!, thread.Subject, thread.SubjectId, idea == null ? build!.Title : idea.Title,
            idea == null ? build!.GroupId : idea.GroupId, thread.Id, post.Seq, post.HiddenAt != null, post.RemovedAt != null, post.Kind, post.Html);

    private sealed record Thing(
        SubjectKind Subject, long Id, long AuthorId, string AuthorName, string AuthorHandle, SubjectKind Matter, long MatterId, string Title, long? GroupId, long ThreadId, long? Seq,
        bool Hidden, bool Gone, PostKind Kind, string Html)
    {
        public Case Case(long reportId, IReadOnlyList<CaseReport> reports, CaseDecision? decision) => new(
            reportId, new Content(Subject, Id, AuthorId, Matter, MatterId, GroupId, ThreadId, Seq, Hidden, Gone, Kind is PostKind.Answer or PostKind.StageChange),
            Title, AuthorName, AuthorHandle, Html, reports, decision);
    }
}
