using Community.Funnel;
using Community.Members;

namespace Community.Ideas;

/// <summary>Which idea, and which version of its words.</summary>
public sealed record IdeaSaved(long IdeaId, long ConceptVersion);

/// <summary>An author writes: the draft is kept as it is typed, however little it is.</summary>
public sealed class SaveDraft(CommunityDb db)
{
    /// <summary>Keeps a first or a further draft; <paramref name="ideaId"/> is null for a new one.</summary>
    public Task<Outcome<IdeaSaved>> By(Member? member, long? ideaId, IdeaDraft typed, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var draft = typed.Clean();
        if (draft.RefusesLengths() is { } tooLong) return tooLong;
        var idea = ideaId is { } id ? await FindAsync(member, id, stop) : await db.StartDraftAsync(member, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.Stage != IdeaStage.Draft) return FunnelRefusals.AlreadyPublished;
        if (await db.WriteDraftAsync(idea, draft, stop) is { } misplaced) return misplaced;
        return new IdeaSaved(idea.Id, idea.ConceptVersion);
    }, stop);

    private async Task<Idea?> FindAsync(Member member, long id, CancellationToken stop)
    {
        await db.LockAsync<Idea>(id, stop);
        return await db.Ideas.Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == id && row.AuthorId == member.Id, stop);
    }
}
