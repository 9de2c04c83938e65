using Community.Ideas;
using Community.Members;
using Community.Threads;

namespace Community.Funnel;

/// <summary>An author takes an open idea out of lists and search; its page stays, and it can come back.</summary>
public sealed class WithdrawIdea(CommunityDb db)
{
    public Task<Outcome<Moved>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<Moved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea) return Refusal.NotFound;
        if (idea.RefusesMove(IdeaStage.Withdrawn, member.Standing) is { } refusal) return refusal;
        var move = await db.MoveAsync(idea, IdeaStage.Withdrawn, member.Id, new StageNote(PostKind.StageChange), stop);
        return new Moved(ideaId, IdeaStage.Withdrawn, move.PostSeq);
    }, stop);
}
