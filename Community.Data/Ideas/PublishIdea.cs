using Community.Funnel;
using Community.Members;
using Community.Threads;

namespace Community.Ideas;

/// <summary>An author lets everybody read an idea, and lends it the first vote.</summary>
public sealed class PublishIdea(CommunityDb db)
{
    public Task<Outcome<IdeaSaved>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea) return Refusal.NotFound;
        // The answer to the first press was lost, and the author pressed again: what they want is so.
        if (idea.Stage == IdeaStage.Open && idea.AuthorId == member.Id) return new IdeaSaved(idea.Id, idea.ConceptVersion);
        if (idea.RefusesMove(IdeaStage.Open, member.Standing) is { } refusal) return refusal;
        var first = idea.Stage == IdeaStage.Draft;
        // What was public before comes back as it is: an imported idea may say nothing of today.
        if (first && idea.RefusesPublishing() is { } incomplete) return incomplete;

        if (first) await db.PublishFirstAsync(idea, stop);
        else await db.MoveAsync(idea, IdeaStage.Open, member.Id, new StageNote(PostKind.StageChange), stop);
        return new IdeaSaved(idea.Id, idea.ConceptVersion);
    }, stop);
}
