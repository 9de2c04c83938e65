using Community.Funnel;
using Community.Members;
using Community.Notifications;

namespace Community.Ideas;

/// <summary>An author lets everybody read an idea, and lends it the first vote.</summary>
public sealed class PublishIdea(CommunityDb db)
{
    public Task<Outcome<IdeaSaved>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.Ideas.VisibleTo(member).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        var standing = await db.StandingOf(member, stop);
        if (idea.RefusesMove(IdeaStage.Open, standing) is { } refusal) return refusal;
        if (idea.RefusesPublishing() is { } incomplete) return incomplete;

        var first = idea.Stage == IdeaStage.Draft;
        var from = idea.Stage;
        idea.ConceptVersion += first ? 1 : 0;
        if (first) await PublishFirstAsync(idea, stop);
        await db.MoveAsync(idea, from, IdeaStage.Open, member.Id, text: first ? null : "", stop);
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
