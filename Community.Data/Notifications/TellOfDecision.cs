using Community.Events;
using Community.Moderation;

namespace Community.Notifications;

/// <summary>The author hears what was decided about their words and why; those who reported hear what became of it.</summary>
public sealed class TellOfDecision(CommunityDb db) : IDurableFollowUp<DecisionMade>
{
    public async Task Run(DecisionMade happened, Occasion occasion, CancellationToken stop)
    {
        var decision = await db.Decisions.AsNoTracking().FirstAsync(row => row.Id == happened.DecisionId, stop);
        var hearers = new Hearers(decision.ById);
        if (KindFor(decision.Kind) is { } kind) hearers.Tell(kind, decision.AuthorId);
        hearers.Tell(NoticeKind.ReportDecided, await db.Reports.Where(report => report.DecisionId == decision.Id && report.ReporterId != null).Select(report => report.ReporterId!.Value).ToListAsync(stop));
        var content = await db.ContentAsync(decision.Subject, decision.SubjectId, stop);
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = content?.IdeaId, BuildId = content?.BuildId, ThreadId = content?.ThreadId, Seq = content?.Seq, DecisionId = decision.Id, Detail = decision.Kind.ToString() }, stop);
    }

    /// <summary>What was kept needs no word to its author, who may not even know that it was reported.</summary>
    private static NoticeKind? KindFor(DecisionKind kind) => kind switch
    {
        DecisionKind.Hide => NoticeKind.ContentHidden,
        DecisionKind.Restore => NoticeKind.ContentRestored,
        DecisionKind.Warn => NoticeKind.Warned,
        _ => null,
    };
}
