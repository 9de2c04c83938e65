using Community.Events;
using Community.Funnel;
using Community.Members;

namespace Community.Notifications;

/// <summary>The line's lead hears at once that an answer is late; the community team when it has been late for days and may answer itself.</summary>
public sealed class TellOfLateAnswer(CommunityDb db) : IDurableFollowUp<AnswerIsLate>
{
    public async Task Run(AnswerIsLate happened, Occasion occasion, CancellationToken stop)
    {
        var lineId = await db.Ideas.Where(row => row.Id == happened.IdeaId).Select(row => row.LineId).FirstAsync(stop);
        var hearers = new Hearers(Member.PortalId);
        if (happened.Escalated) hearers.Tell(NoticeKind.AnswerEscalated, await db.CommunityTeamAsync(stop));
        else hearers.Tell(NoticeKind.AnswerLate, await db.LeadOfAsync(lineId, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = happened.IdeaId }, stop);
    }
}
