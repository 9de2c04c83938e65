using Community.Funnel;
using Community.Members;
using Community.Notifications;

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
        var idea = ideaId is { } id ? await FindAsync(member, id, stop) : await StartAsync(member, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.Stage != IdeaStage.Draft) return FunnelRefusals.AlreadyPublished;
        if (await db.PlaceAsync(idea, draft, stop) is { } misplaced) return misplaced;

        idea.Write(draft);
        idea.Tag(draft.Tags!);
        (idea.TouchedAt, idea.DraftField) = (db.Now, draft.Field.Length <= 20 ? draft.Field : "");
        await db.SaveChangesAsync(stop);
        return new IdeaSaved(idea.Id, idea.ConceptVersion);
    }, stop);

    private async Task<Idea?> FindAsync(Member member, long id, CancellationToken stop)
    {
        await db.LockAsync<Idea>(id, stop);
        return await db.Ideas.Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == id && row.AuthorId == member.Id, stop);
    }

    private async Task<Idea> StartAsync(Member member, CancellationToken stop)
    {
        var idea = new Idea { AuthorId = member.Id, CreatedAt = db.Now, TouchedAt = db.Now, StageSince = db.Now, LineId = Admin.ProductLine.UndecidedId };
        db.Ideas.Add(idea);
        await db.SaveChangesAsync(stop);
        var thread = new Thread { Subject = SubjectKind.Idea, SubjectId = idea.Id };
        db.Threads.Add(thread);
        await db.SaveChangesAsync(stop);
        idea.ThreadId = thread.Id;
        return idea;
    }
}
