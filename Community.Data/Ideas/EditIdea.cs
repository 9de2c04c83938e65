using Community.Members;
using Community.Pictures;

namespace Community.Ideas;

/// <summary>Somebody who may improves the words of a published idea and arranges its pictures; every save is a revision.</summary>
public sealed class EditIdea(CommunityDb db)
{
    /// <param name="member">Who edits.</param>
    /// <param name="ideaId">Which idea.</param>
    /// <param name="typed">The new words; of where it belongs only <paramref name="home"/> is looked at, and the line is the community team's.</param>
    /// <param name="version">The version the editor saw; a newer one means somebody else saved in between.</param>
    /// <param name="home">Its group and language; null leaves both.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<IdeaSaved>> By(Member? member, long ideaId, IdeaDraft typed, long version, IdeaHome? home = null, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.Ideas.VisibleTo(member).Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.RefusesEditBy(await db.StandingOf(member, stop)) is { } refusal) return refusal;
        if (idea.ConceptVersion != version) return Refusal.ChangedMeanwhile;

        var draft = typed.Clean();
        if (draft.RefusesLengths() is { } tooLong) return tooLong;
        if (home is not null && await db.SettleAsync(idea, home.Clean(), member.Id, stop) is { } misplaced) return misplaced;
        idea.Write(draft);
        if (idea.RefusesPublishing() is { } incomplete) return incomplete;
        idea.Tag(draft.Tags!);
        if (draft.Pictures is { } pictures && await db.ArrangeIdeaPicturesAsync(ideaId, member.Id, pictures, stop) is { } unshown) return unshown;
        idea.ConceptVersion++;
        db.IdeaRevisions.Add(new IdeaRevision { IdeaId = ideaId, Version = idea.ConceptVersion, AuthorId = member.Id, At = db.Now, Title = idea.Title, Text = idea.Concept });
        db.Raise(new IdeaEdited(ideaId, member.Id, idea.ConceptVersion));
        return new IdeaSaved(ideaId, idea.ConceptVersion);
    }, stop);
}
