using Community.Events;
using Community.Ideas;

namespace Community.Notifications;

/// <summary>Author and followers hear that somebody improved the concept.</summary>
public sealed class TellOfEdit(CommunityDb db) : IDurableFollowUp<IdeaEdited>
{
    public async Task Run(IdeaEdited happened, Occasion occasion, CancellationToken stop)
    {
        var idea = await db.Ideas.AsNoTracking().FirstAsync(row => row.Id == happened.IdeaId, stop);
        if (idea.Stage == IdeaStage.Draft) return;
        var hearers = new Hearers(happened.EditorId).Tell(NoticeKind.ConceptEdited, idea.AuthorId);
        if (idea.HiddenAt is null) hearers.Tell(NoticeKind.ConceptEdited, await db.FollowersOfIdeaAsync(idea.Id, stop));
        await db.TellAsync(occasion, hearers, new Notice { IdeaId = idea.Id }, stop);
    }
}
