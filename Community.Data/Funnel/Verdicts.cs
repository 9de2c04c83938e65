using Community.Ideas;
using Community.Members;
using Community.Text;
using Community.Threads;

namespace Community.Funnel;

/// <summary>What a product manager decides about an idea, in one movement with the words.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Answer">What the members read; needed by every move but taking a forwarded idea into review, where a word may come along and stops no clock.</param>
/// <param name="Credits">Handles of those credited at launch.</param>
/// <param name="InPipelineBefore">At launch: whether the company had it in its pipeline before the idea came.</param>
public sealed record Verdict(IdeaStage To, string Answer = "", IReadOnlyList<string>? Credits = null, bool? InPipelineBefore = null);

/// <summary>Which idea moved, and the post that tells of it.</summary>
public sealed record Moved(long IdeaId, IdeaStage Stage, long? PostSeq);

/// <summary>Giving a verdict, whether on one idea alone or on several at once: judged the same, told the same.</summary>
internal static class Verdicts
{
    /// <param name="db">The portal.</param>
    /// <param name="member">Who decides; the standing was read within this save.</param>
    /// <param name="idea">Under lock. A refusal leaves it untouched.</param>
    /// <param name="verdict">What was decided.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Outcome<Moved>> GiveAsync(this CommunityDb db, Member member, Idea idea, Verdict verdict, CancellationToken stop)
    {
        if (StageTable.Find(idea.Stage, verdict.To) is not { By: Mover.ProductManager } rule) return FunnelRefusals.NoSuchMove;
        if (idea.RefusesAnswerBy(member.Standing) is { } refusal) return refusal;
        var answer = CleanText.Clean(verdict.Answer);
        if (answer.Length > FunnelRefusals.WordsMaximum || (rule.NeedsAnswer && answer.Length < FunnelRefusals.WordsMinimum)) return FunnelRefusals.AnswerLength;
        if (verdict.To == IdeaStage.Launched && await db.LaunchAsync(idea, verdict, stop) is { } unready) return unready;

        idea.OwnerId = verdict.To == IdeaStage.InReview ? member.Id : idea.OwnerId ?? member.Id;
        // The first answer after the forward stops the clock; it is kept when this commit is no later than due.
        if (rule.NeedsAnswer) idea.AnsweredAt ??= db.Now;
        var telling = new StageNote(rule.NeedsAnswer ? PostKind.Answer : PostKind.StageChange, answer, member.Standing.BadgeOf(idea.LineId));
        var move = await db.MoveAsync(idea, verdict.To, member.Id, telling, stop);
        return new Moved(idea.Id, verdict.To, move.PostSeq);
    }

    private static async Task<Refusal?> LaunchAsync(this CommunityDb db, Idea idea, Verdict verdict, CancellationToken stop)
    {
        if (verdict.InPipelineBefore is null) return FunnelRefusals.PipelineUnsaid;
        var handles = (verdict.Credits ?? []).Select(handle => CleanText.Line(handle).TrimStart('@').ToUpperInvariant()).Where(handle => handle.Length > 0).Distinct().ToList();
        var known = await db.Members.Where(row => handles.Contains(row.NormalizedUserName!) && row.Kind != MemberKind.Portal).ToDictionaryAsync(row => row.NormalizedUserName!, row => row.Id, stop);
        if (handles.Find(handle => !known.ContainsKey(handle)) is { } unknown) return FunnelRefusals.UnknownCredit(unknown.ToLowerInvariant());
        var forwarders = await db.Forwards.Where(row => row.IdeaId == idea.Id).Select(row => row.ById).ToListAsync(stop);
        idea.InPipelineBefore = verdict.InPipelineBefore;
        // Who suggested and who forwarded is kept whatever the list says: credit stays.
        db.Credits.Add(new Credit { IdeaId = idea.Id, MemberId = idea.AuthorId, For = CreditFor.Suggested, At = db.Now });
        db.Credits.AddRange(forwarders.Distinct().Select(id => new Credit { IdeaId = idea.Id, MemberId = id, For = CreditFor.Forwarded, At = db.Now }));
        db.Credits.AddRange(known.Values.Except(forwarders).Where(id => id != idea.AuthorId).Select(id => new Credit { IdeaId = idea.Id, MemberId = id, For = CreditFor.Shaped, At = db.Now }));
        return null;
    }
}
