using Community.Ideas;

namespace Community.Funnel;

/// <summary>The row of figures above the board.</summary>
/// <param name="Open">Ideas that gather votes.</param>
/// <param name="Forwarded">Ideas whose answer is awaited.</param>
/// <param name="FromGroups">By how many groups those were carried.</param>
/// <param name="MedianDays">Days from forward to answer, half of them sooner; null before the first answer.</param>
/// <param name="NinetiethDays">Nine of ten sooner.</param>
/// <param name="InTime">The share of promises kept among those answered or run out.</param>
/// <param name="Late">Waiting past their day.</param>
/// <param name="Launched">This calendar year in UTC.</param>
/// <param name="Credited">People credited for those.</param>
public sealed record BoardNumbers(int Open, int Forwarded, int FromGroups, double? MedianDays, double? NinetiethDays, double? InTime, int Late, int Launched, int Credited);

public static class BoardNumberQueries
{
    private static readonly IdeaStage[] Waiting = [IdeaStage.Forwarded, IdeaStage.InReview];

    /// <summary>The figures of the ideas one sees: the open ones, and those on the board.</summary>
    public static async Task<BoardNumbers> BoardNumbersAsync(this CommunityDb db, IQueryable<Idea> open, IQueryable<Idea> onBoard, CancellationToken stop)
    {
        var now = db.Now;
        var year = new DateTime(now.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var waiting = onBoard.Where(idea => Waiting.Contains(idea.Stage) && idea.AnsweredAt == null && idea.ForwardedAt != null);
        var launched = onBoard.Where(idea => idea.Stage == IdeaStage.Launched && idea.StageSince >= year);
        var answered = await onBoard.Where(idea => idea.AnsweredAt != null && idea.ForwardedAt != null)
            .Select(idea => new { idea.ForwardedAt, idea.AnsweredAt, idea.AnswerDueAt }).ToListAsync(stop);
        var days = answered.Select(idea => (idea.AnsweredAt!.Value - idea.ForwardedAt!.Value).TotalDays).Order().ToList();
        var late = await waiting.CountAsync(idea => idea.AnswerDueAt < now, stop);
        var kept = answered.Count(idea => idea.AnsweredAt <= idea.AnswerDueAt);
        return new BoardNumbers(
            await open.CountAsync(idea => idea.Stage == IdeaStage.Open && idea.HiddenAt == null, stop),
            await waiting.CountAsync(stop),
            await db.Forwards.Where(forward => waiting.Any(idea => idea.Id == forward.IdeaId)).Select(forward => forward.GroupId).Distinct().CountAsync(stop),
            Percentile(days, 0.5), Percentile(days, 0.9),
            days.Count + late == 0 ? null : (double)kept / (days.Count + late), late,
            await launched.CountAsync(stop),
            await db.Credits.Where(credit => launched.Any(idea => idea.Id == credit.IdeaId)).Select(credit => credit.MemberId).Distinct().CountAsync(stop));
    }

    /// <summary>The value below which this share lies: the nearest rank, so it is always one that happened; a median between two is their middle.</summary>
    public static double? Percentile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0) return null;
        if (share == 0.5 && sorted.Count % 2 == 0) return (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
