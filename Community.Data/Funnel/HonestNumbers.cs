using Community.Ideas;

namespace Community.Funnel;

/// <summary>How the company keeps its word, for everybody to read, the unflattering figures beside the others.</summary>
/// <param name="Published">Ideas that members published, ever.</param>
/// <param name="Forwarded">Of those, carried to the product team.</param>
/// <param name="Answered">Of those, answered at least once.</param>
/// <param name="InTime">Of those, before the promise ran out.</param>
/// <param name="Waiting">Forwarded, and not answered yet.</param>
/// <param name="LateNow">Of those, past their day.</param>
/// <param name="NowAt">Where the forwarded ideas stand today, stage by stage.</param>
/// <param name="InPipeline">Launched ideas that the company had in its pipeline before.</param>
/// <param name="Answers">How long answers took in the last twelve months.</param>
/// <param name="Launches">Days from the forward to the launch, of what was launched in the last twelve months.</param>
/// <param name="Stages">Days spent in each stage by what left it in the last twelve months.</param>
/// <param name="Quarters">Promises that came due, quarter by quarter, the oldest first.</param>
public sealed record HonestNumbers(
    int Published, int Forwarded, int Answered, int InTime, int Waiting, int LateNow, IReadOnlyDictionary<IdeaStage, int> NowAt, int InPipeline,
    Spans Answers, Spans Launches, IReadOnlyList<StageSpans> Stages, IReadOnlyList<QuarterKept> Quarters)
{
    public int Promised => Answered + LateNow;

    public double? ShareInTime => Promised == 0 ? null : (double)InTime / Promised;

    public int Launched => NowAt.GetValueOrDefault(IdeaStage.Launched);

    public int NotNow => NowAt.GetValueOrDefault(IdeaStage.NotNow);
}

/// <summary>Times in days, the shortest first.</summary>
public sealed record Spans(IReadOnlyList<double> Days)
{
    public int Count => Days.Count;

    public double? Median => BoardNumberQueries.Percentile(Days, 0.5);

    public double? Ninetieth => BoardNumberQueries.Percentile(Days, 0.9);

    /// <summary>How many took longer than <paramref name="over"/> days and at most <paramref name="upTo"/>.</summary>
    public int Between(double over, double upTo) => Days.Count(days => days > over && days <= upTo);
}

/// <summary>How long ideas stood at a stage.</summary>
public sealed record StageSpans(IdeaStage Stage, Spans Spans);

/// <summary>What became of the promises of one quarter.</summary>
/// <param name="Quarter">Year and quarter, as 20264.</param>
public sealed record QuarterKept(int Quarter, int Kept, int Due);

public static class HonestNumberQueries
{
    private const int QuartersShown = 8;

    private static readonly IdeaStage[] Waiting = [IdeaStage.Forwarded, IdeaStage.InReview];

    private static readonly IdeaStage[] Passed = [IdeaStage.Open, IdeaStage.Forwarded, IdeaStage.InReview, IdeaStage.Shaping, IdeaStage.Planned];

    /// <summary>Counted by the database; only times are read one by one, and those of a year, which the quota of forwards keeps few.</summary>
    public static async Task<HonestNumbers> HonestNumbersAsync(this CommunityDb db, CancellationToken stop)
    {
        var (now, year) = (db.Now, db.Now.AddYears(-1));
        var open = db.Ideas.AsNoTracking().VisibleTo(null);
        var forwarded = open.Where(idea => idea.ForwardedAt != null);
        var at = await forwarded.GroupBy(idea => idea.Stage).Select(ideas => new { Stage = ideas.Key, Count = ideas.Count() }).ToDictionaryAsync(row => row.Stage, row => row.Count, stop);
        var waiting = forwarded.Where(idea => idea.AnsweredAt == null && Waiting.Contains(idea.Stage));
        var launched = forwarded.Where(idea => idea.Stage == IdeaStage.Launched);
        return new HonestNumbers(
            await open.CountAsync(stop), at.Values.Sum(),
            await forwarded.CountAsync(idea => idea.AnsweredAt != null, stop),
            await forwarded.CountAsync(idea => idea.AnsweredAt != null && idea.AnsweredAt <= idea.AnswerDueAt, stop),
            await waiting.CountAsync(stop), await waiting.CountAsync(idea => idea.AnswerDueAt < now, stop), at,
            await launched.CountAsync(idea => idea.InPipelineBefore == true, stop),
            await SpansAsync(forwarded.Where(idea => idea.AnsweredAt >= year).Select(idea => new Times(idea.ForwardedAt, idea.AnsweredAt)), stop),
            await SpansAsync(launched.Where(idea => idea.StageSince >= year).Select(idea => new Times(idea.ForwardedAt, idea.StageSince)), stop),
            await db.StageSpansAsync(open, year, stop),
            await QuartersAsync(forwarded, now, stop));
    }

    private static async Task<Spans> SpansAsync(IQueryable<Times> times, CancellationToken stop) =>
        new([.. (await times.ToListAsync(stop)).Select(one => (one.To!.Value - one.From!.Value).TotalDays).Order()]);

    /// <summary>From the move that brought an idea there to the one that took it on; withdrawals and merges are no step of the way.</summary>
    private static async Task<IReadOnlyList<StageSpans>> StageSpansAsync(this CommunityDb db, IQueryable<Idea> open, DateTime since, CancellationToken stop)
    {
        var rows = await db.StageMoves.AsNoTracking()
            .Where(move => move.At >= since && Passed.Contains(move.From) && move.To != IdeaStage.Withdrawn && move.To != IdeaStage.Merged && open.Any(idea => idea.Id == move.IdeaId))
            .Select(move => new { move.From, Left = move.At, Came = db.StageMoves.Where(before => before.IdeaId == move.IdeaId && before.Id < move.Id).Max(before => (DateTime?)before.At) })
            .ToListAsync(stop);
        var spans = rows.Where(row => row.Came is not null).ToLookup(row => row.From, row => (row.Left - row.Came!.Value).TotalDays);
        return [.. Passed.Select(stage => new StageSpans(stage, new Spans([.. spans[stage].Order()])))];
    }

    /// <summary>A promise counts in the quarter in which its answer was due, once it is answered or has run out.</summary>
    private static async Task<IReadOnlyList<QuarterKept>> QuartersAsync(IQueryable<Idea> forwarded, DateTime now, CancellationToken stop)
    {
        var first = new DateTime(now.Year, (((now.Month - 1) / 3) * 3) + 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(-3 * (QuartersShown - 1));
        var rows = await forwarded.Where(idea => idea.AnswerDueAt >= first && (idea.AnsweredAt != null || (idea.AnswerDueAt < now && Waiting.Contains(idea.Stage))))
            .Select(idea => new { Due = idea.AnswerDueAt!.Value, idea.AnsweredAt }).ToListAsync(stop);
        return [.. rows.GroupBy(row => Quarter.Of(row.Due)).OrderBy(quarter => quarter.Key)
            .Select(quarter => new QuarterKept(quarter.Key, quarter.Count(row => row.AnsweredAt <= row.Due), quarter.Count()))];
    }

    private sealed record Times(DateTime? From, DateTime? To);
}
