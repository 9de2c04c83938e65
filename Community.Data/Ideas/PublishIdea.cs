using Community.Funnel;
using Community.Members;
using Community.Notifications;
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

        idea.ConceptVersion += first ? 1 : 0;
        if (first) await PublishFirstAsync(idea, stop);
        await db.MoveAsync(idea, IdeaStage.Open, member.Id, first ? null : new StageNote(PostKind.StageChange), stop);
        return new IdeaSaved(idea.Id, idea.ConceptVersion);
    }, stop);

    private async Task PublishFirstAsync(Idea idea, CancellationToken stop)
    {
        idea.PublishedAt = db.Now;
        db.IdeaRevisions.Add(new IdeaRevision { IdeaId = idea.Id, Version = idea.ConceptVersion, AuthorId = idea.AuthorId, At = db.Now, Title = idea.Title, Text = idea.Concept });
        var home = await db.Members.Where(row => row.Id == idea.AuthorId).Select(row => row.HomeGroupId).FirstAsync(stop);
        await db.LendAsync(idea, idea.AuthorId, home, db.Now, stop);
        await db.FollowAsync(SubjectKind.Idea, idea.Id, idea.AuthorId, stop);
        db.Raise(new IdeaPublished(idea.Id, idea.AuthorId));
        db.Raise(new VotesChanged(idea.Id));
    }
}
