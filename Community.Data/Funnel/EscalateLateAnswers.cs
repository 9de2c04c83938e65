using Community.Ideas;

namespace Community.Funnel;

/// <summary>How many late answers were told of, and to whom.</summary>
public sealed record Escalated(int ToLead, int ToTeam);

/// <summary>The portal tells of broken promises: the line's lead at once, the community team when three more days have passed.</summary>
public sealed class EscalateLateAnswers(CommunityDb db)
{
    private static readonly IdeaStage[] Waiting = [IdeaStage.Forwarded, IdeaStage.InReview];

    public async Task<Escalated> By(CancellationToken stop = default)
    {
        var lead = await TellAsync(Late(), idea => idea.LeadToldLateAt == null, escalated: false, stop);
        return new Escalated(lead, await TellAsync(Late(PromiseClock.LeadAlone), idea => idea.EscalatedAt == null, escalated: true, stop));
    }

    private IQueryable<Idea> Late(TimeSpan since = default)
    {
        var limit = db.Now - since;
        // What is hidden nobody can answer; its clock counts again when it is restored.
        return db.Ideas.Where(idea => idea.HiddenAt == null && Waiting.Contains(idea.Stage) && idea.AnsweredAt == null && idea.AnswerDueAt < limit);
    }

    private async Task<int> TellAsync(IQueryable<Idea> late, System.Linq.Expressions.Expression<Func<Idea, bool>> untold, bool escalated, CancellationToken stop)
    {
        var told = 0;
        foreach (var id in await late.Where(untold).OrderBy(idea => idea.AnswerDueAt).Select(idea => idea.Id).ToListAsync(stop))
        {
            var outcome = await db.SaveAsync<Done>(async () =>
            {
                // Every condition is asked again with the update: another node may have told, or somebody answered.
                if (await MarkAsync(late.Where(untold).Where(idea => idea.Id == id), escalated, stop) == 0) return Refusal.NotFound;
                db.Raise(new AnswerIsLate(id, escalated));
                return Done.It;
            }, stop);
            told += outcome.Succeeded ? 1 : 0;
        }

        return told;
    }

    private Task<int> MarkAsync(IQueryable<Idea> one, bool escalated, CancellationToken stop)
    {
        DateTime? now = db.Now;
        return escalated
            ? one.ExecuteUpdateAsync(set => set.SetProperty(idea => idea.EscalatedAt, now), stop)
            : one.ExecuteUpdateAsync(set => set.SetProperty(idea => idea.LeadToldLateAt, now), stop);
    }
}
