using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Community.Threads;

namespace Community.Moderation;

/// <summary>Why a thing is hidden, for its author and for those who may restore it.</summary>
public sealed record HiddenBecause(string Reason, DateTime At, bool Mine);

/// <summary>What somebody is about to report.</summary>
public sealed record Reportable(string Title, string AuthorName, string Said);

/// <summary>What became of a report, for whoever holds its receipt.</summary>
public sealed record ReportFate(string Receipt, SubjectKind Subject, ReportGround Ground, DateTime At, DecisionKind? Decision, string? Reason, DateTime? DecidedAt);

public static class DecisionQueries
{
    public static async Task<HiddenBecause?> WhyHiddenAsync(this CommunityDb db, Member? reader, SubjectKind subject, long subjectId, CancellationToken stop)
    {
        if (reader is null || await db.ContentAsync(subject, subjectId, stop) is not { Hidden: true } content) return null;
        if (content.AuthorId != reader.Id && !reader.Standing.Tends(content.GroupId)) return null;
        return await db.Decisions.Where(row => row.Subject == subject && row.SubjectId == subjectId && row.Kind == DecisionKind.Hide)
            .OrderByDescending(row => row.Id).Select(row => new HiddenBecause(row.Reason, row.At, row.AuthorId == reader.Id)).FirstOrDefaultAsync(stop);
    }

    public static async Task<Reportable?> ReportableAsync(this CommunityDb db, Member? reader, SubjectKind subject, long subjectId, CancellationToken stop)
    {
        if (await db.ContentAsync(subject, subjectId, stop) is not { Hidden: false, Gone: false } content) return null;
        var matters = content.Matter == SubjectKind.Build
            ? db.Builds.VisibleTo(reader).Where(build => build.Id == content.MatterId).Select(build => new { build.Title, build.Excerpt })
            : db.Ideas.VisibleTo(reader).Where(idea => idea.Id == content.MatterId).Select(idea => new { idea.Title, idea.Excerpt });
        var found = await matters.Select(matter => new
        {
            matter.Title,
            Author = db.Members.Where(member => member.Id == content.AuthorId).Select(member => member.Name).FirstOrDefault(),
            Said = db.Posts.Where(post => post.ThreadId == content.ThreadId && post.Seq == content.Seq).Select(post => post.Text).FirstOrDefault(),
            matter.Excerpt,
        }).FirstOrDefaultAsync(stop);
        return found is null ? null : new Reportable(found.Title, found.Author ?? "", content.Seq is null ? found.Excerpt : Markdown.Excerpt(found.Said ?? ""));
    }

    /// <summary>The receipt is the key: whoever reported without an account has nothing else.</summary>
    public static async Task<ReportFate?> FateOfAsync(this CommunityDb db, string receipt, CancellationToken stop)
    {
        var wanted = receipt.Trim().ToUpperInvariant();
        return await db.Reports.Where(report => report.Receipt == wanted)
            .GroupJoin(db.Decisions, report => report.DecisionId, decision => decision.Id, (report, found) => new { report, found })
            .SelectMany(pair => pair.found.DefaultIfEmpty(), (pair, decision) => new ReportFate(
                pair.report.Receipt, pair.report.Subject, pair.report.Ground, pair.report.At, (DecisionKind?)decision!.Kind, decision.Reason, (DateTime?)decision.At))
            .FirstOrDefaultAsync(stop);
    }
}
