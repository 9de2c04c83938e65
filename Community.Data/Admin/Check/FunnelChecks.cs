using Community.Funnel;
using Community.Ideas;

namespace Community.Admin;

/// <summary>An idea stands where the last row of its history took it; a draft has none.</summary>
public sealed class Stages : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var rows = await db.Ideas.Select(idea => new
        {
            idea.Id,
            idea.Stage,
            Last = db.StageMoves.Where(move => move.IdeaId == idea.Id).OrderByDescending(move => move.Id).Select(move => (IdeaStage?)move.To).FirstOrDefault(),
        }).ToListAsync(stop);
        return (rows.Count, [.. rows.Where(idea => (idea.Last ?? IdeaStage.Draft) != idea.Stage).Select(idea => new Fault($"idea {idea.Id}", $"{idea.Stage}", $"{idea.Last ?? IdeaStage.Draft}"))]);
    }
}

/// <summary>The forwards of a group in a quarter hold the places from 1 on, each in the quarter of its instant.</summary>
public sealed class ForwardSlots : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var rows = await db.Forwards.Select(row => new { row.Id, row.GroupId, row.Quarter, row.Slot, row.At }).ToListAsync(stop);
        var misplaced = rows.Where(row => Quarter.Of(row.At) != row.Quarter).Select(row => new Fault($"forward {row.Id}", $"quarter {row.Quarter}", $"quarter {Quarter.Of(row.At)}"));
        var gaps = rows.GroupBy(row => (row.GroupId, row.Quarter)).Where(own => own.Max(row => row.Slot) != own.Count())
            .Select(own => new Fault($"group {own.Key.GroupId} in quarter {own.Key.Quarter}", $"place {own.Max(row => row.Slot)}", $"{own.Count()} forwards"));
        return (rows.Count, [.. misplaced, .. gaps]);
    }
}
