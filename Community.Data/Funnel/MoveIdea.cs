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

/// <summary>A product manager takes an idea into review, answers it, plans it, launches it or says not now.</summary>
public sealed class MoveIdea(CommunityDb db)
{
    public Task<Outcome<Moved>> By(Member? member, long ideaId, Verdict verdict, CancellationToken stop = default) => db.SaveAsync<Moved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea) return Refusal.NotFound;
        if (StageTable.Find(idea.Stage, verdict.To) is not { By: Mover.ProductManager } rule) return FunnelRefusals.NoSuchMove;
        if (idea.RefusesAnswerBy(member.Standing) is { } refusal) return refusal;
        var answer = CleanText.Clean(verdict.Answer);
        if (answer.Length > FunnelRefusals.WordsMaximum || (rule.NeedsAnswer && answer.Length < FunnelRefusals.WordsMinimum)) return FunnelRefusals.AnswerLength;
        if (verdict.To == IdeaStage.Launched && await LaunchAsync(idea, verdict, stop) is { } unready) return unready;

        idea.OwnerId = verdict.To == IdeaStage.InReview ? member.Id : idea.OwnerId ?? member.Id;
        // The first answer after the forward stops the clock; it is kept when this commit is no later than due.
        if (rule.NeedsAnswer) idea.AnsweredAt ??= db.Now;
        var telling = new StageNote(rule.NeedsAnswer ? PostKind.Answer : PostKind.StageChange, answer, member.Standing.BadgeOf(idea.LineId));
        var move = await db.MoveAsync(idea, verdict.To, member.Id, telling, stop);
        return new Moved(ideaId, verdict.To, move.PostSeq);
    }, stop);

    private async Task<Refusal?> LaunchAsync(Idea idea, Verdict verdict, CancellationToken stop)
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
