using Community.Ideas;
using Community.Members;
using Community.Text;

namespace Community.Funnel;

/// <summary>What became of a handful: those that moved, and those that stayed where they were, each with its reason.</summary>
public sealed record MovedHandful(IReadOnlyList<Moved> Moved, IReadOnlyList<Stayed> Stayed);

/// <summary>An idea that was not moved, and why.</summary>
public sealed record Stayed(long IdeaId, Refusal Why);

/// <summary>
/// A product manager gives one answer to several ideas. Each is judged alone and hears the answer in its own thread;
/// those that may not go stay as they are, and the others do not wait for them.
/// </summary>
public sealed class MoveIdeas(CommunityDb db)
{
    /// <summary>What one transaction holds without keeping others waiting.</summary>
    public const int Most = 50;

    public Task<Outcome<MovedHandful>> By(Member? member, IReadOnlyList<long> ideaIds, IdeaStage to, string answer, CancellationToken stop = default) => db.SaveAsync<MovedHandful>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.StandingOf(member, stop);
        if (BoardQueries.RefusesBoardTo(member) is { } refusal) return refusal;
        var ids = ideaIds.Distinct().Order().ToList();
        if (ids.Count == 0) return FunnelRefusals.NothingChosen;
        if (ids.Count > Most) return FunnelRefusals.TooManyChosen;
        // Every launch has its own credits, and its own word on the pipeline.
        if (to == IdeaStage.Launched) return FunnelRefusals.LaunchOneByOne;

        var (held, stayed) = (new List<Idea>(), new List<Stayed>());
        foreach (var id in ids)
        {
            if (await db.HoldIdeaAsync(member, id, stop) is { } idea) held.Add(idea);
            else stayed.Add(new Stayed(id, Refusal.NotFound));
        }

        // Words that are too short for one are too short for all: they are mended first, and nothing is done by halves.
        var length = CleanText.Clean(answer).Length;
        var needed = held.Exists(idea => idea.RefusesMove(to, member.Standing) is null && StageTable.Find(idea.Stage, to) is { NeedsAnswer: true });
        if (length > FunnelRefusals.WordsMaximum || (needed && length < FunnelRefusals.WordsMinimum)) return FunnelRefusals.AnswerLength;

        var moved = new List<Moved>();
        // All ideas are held by now; their threads follow, in an order of their own.
        foreach (var idea in held.OrderBy(idea => idea.ThreadId))
        {
            var given = await db.GiveAsync(member, idea, new Verdict(to, answer), stop);
            if (given.Refusal is { } why) stayed.Add(new Stayed(idea.Id, why));
            else moved.Add(given.Value);
        }

        if (moved.Count == 0) return FunnelRefusals.NoneMoved;
        return new MovedHandful([.. moved.OrderBy(one => one.IdeaId)], [.. stayed.OrderBy(one => one.IdeaId)]);
    }, stop);
}
