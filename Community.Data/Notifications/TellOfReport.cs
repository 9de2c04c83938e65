using Community.Events;
using Community.Members;
using Community.Moderation;

namespace Community.Notifications;

/// <summary>Whoever tends the queue hears of a new report: the group's ambassador and deputies, where there is no group the community team. Who reported is not said.</summary>
public sealed class TellOfReport(CommunityDb db) : IDurableFollowUp<ReportMade>
{
    public async Task Run(ReportMade happened, Occasion occasion, CancellationToken stop)
    {
        var report = await db.Reports.AsNoTracking().FirstAsync(row => row.Id == happened.ReportId, stop);
        if (await db.ContentAsync(report.Subject, report.SubjectId, stop) is not { } content) return;
        var tenders = happened.GroupId is { } group ? await db.TendersOfAsync(group, stop) : [];
        // Nobody decides on their own words, so a report of an ambassador's post needs somebody else.
        tenders.RemoveAll(member => member == content.AuthorId || member == report.ReporterId);
        if (tenders.Count == 0) tenders = await db.CommunityTeamAsync(stop);
        tenders.RemoveAll(member => member == report.ReporterId);
        var about = new Notice { IdeaId = content.IdeaId, BuildId = content.BuildId, GroupId = report.GroupId, ThreadId = content.ThreadId, Seq = content.Seq, Detail = report.Ground.ToString() };
        await db.TellAsync(occasion, new Hearers(Member.PortalId).Tell(NoticeKind.Reported, tenders), about, stop);
    }
}
