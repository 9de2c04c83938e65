using Community.Ideas;

namespace Community.Funnel;

/// <summary>The row of figures above the board.</summary>
/// <param name="Open">Ideas that gather votes.</param>
/// <param name="Forwarded">Ideas whose answer is awaited.</param>
/// <param name="FromGroups">By how many groups those were carried.</param>
/// <param name="MedianDays">Days from forward to answer in the last twelve months, half of them sooner; null without an answer in that time.</param>
/// <param name="NinetiethDays">Nine of ten sooner.</param>
/// <param name="InTime">The share of promises kept among those answered or run out.</param>
/// <param name="Late">Waiting past their day.</param>
/// <param name="Launched">This calendar year in UTC.</param>
/// <param name="Credited">People credited for those.</param>
/// <param name="Answers">Of how many answers the days tell.</param>
/// <param name="Promised">Of how many promises the share tells.</param>
public sealed record BoardNumbers(int Open, int Forwarded, int FromGroups, double? MedianDays, double? NinetiethDays, double? InTime, int Late, int Launched, int Credited, int Answers, int Promised);

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
        var answered = onBoard.Where(idea => idea.AnsweredAt != null && idea.ForwardedAt != null);
        var late = await waiting.CountAsync(idea => idea.AnswerDueAt < now, stop);
        var kept = await answered.CountAsync(idea => idea.AnsweredAt <= idea.AnswerDueAt, stop);
        var promised = await answered.CountAsync(stop) + late;
        var days = await DaysAsync(answered, now.AddYears(-1), stop);
        return new BoardNumbers(
            await open.CountAsync(idea => idea.Stage == IdeaStage.Open && idea.HiddenAt == null, stop),
            await waiting.CountAsync(stop),
            await db.Forwards.Where(forward => waiting.Any(idea => idea.Id == forward.IdeaId)).Select(forward => forward.GroupId).Distinct().CountAsync(stop),
            Percentile(days, 0.5), Percentile(days, 0.9),
            promised == 0 ? null : (double)kept / promised, late,
            await launched.CountAsync(stop),
            await db.Credits.Where(credit => launched.Any(idea => idea.Id == credit.IdeaId)).Select(credit => credit.MemberId).Distinct().CountAsync(stop),
            days.Count, promised);
    }

    /// <summary>How long answers took, the quickest first. Databases do not count percentiles alike, so a year's worth is read; the quota of forwards keeps that few.</summary>
    private static async Task<List<double>> DaysAsync(IQueryable<Idea> answered, DateTime since, CancellationToken stop)
    {
        var spans = await answered.Where(idea => idea.AnsweredAt >= since).Select(idea => new { idea.ForwardedAt, idea.AnsweredAt }).ToListAsync(stop);
        return [.. spans.Select(span => (span.AnsweredAt!.Value - span.ForwardedAt!.Value).TotalDays).Order()];
    }

    /// <summary>The value below which this share lies: the nearest rank, so it is always one that happened; a median between two is their middle.</summary>
    public static double? Percentile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0) return null;
        if (share == 0.5 && sorted.Count % 2 == 0) return (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
