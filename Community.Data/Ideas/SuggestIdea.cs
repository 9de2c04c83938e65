using Community.Funnel;
using Community.Members;
using Community.Notifications;
using Community.Pictures;

namespace Community.Ideas;

/// <summary>A member says all of an idea at once and publishes it: it is there for everybody, or nothing of it is kept.</summary>
public sealed class SuggestIdea(CommunityDb db)
{
    public Task<Outcome<IdeaSaved>> By(Member? member, IdeaDraft typed, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var draft = typed.Clean();
        if (draft.Lacks().FirstOrDefault() is { } lack) return lack;
        if (draft.RefusesLengths() is { } tooLong) return tooLong;
        var idea = await db.StartDraftAsync(member, stop);
        if (await db.WriteDraftAsync(idea, draft, stop) is { } misplaced) return misplaced;
        await db.PublishFirstAsync(idea, stop);
        return new IdeaSaved(idea.Id, idea.ConceptVersion);
    }, stop);
}

/// <summary>What writing and publishing share, within a save.</summary>
internal static class Drafting
{
    public static async Task<Idea> StartDraftAsync(this CommunityDb db, Member member, CancellationToken stop)
    {
        var idea = new Idea { AuthorId = member.Id, CreatedAt = db.Now, TouchedAt = db.Now, StageSince = db.Now, LineId = Admin.ProductLine.UndecidedId };
        db.Ideas.Add(idea);
        await db.SaveChangesAsync(stop);
        var thread = new Thread { Subject = SubjectKind.Idea, SubjectId = idea.Id };
        db.Threads.Add(thread);
        await db.SaveChangesAsync(stop);
        idea.ThreadId = thread.Id;
        db.KnowBy(db.Ideas.Where(row => row.Id == idea.Id));
        return idea;
    }

    /// <summary>Answers why the draft cannot belong where it wants to, or show what it wants to; null when it is written.</summary>
    public static async Task<Refusal?> WriteDraftAsync(this CommunityDb db, Idea idea, IdeaDraft draft, CancellationToken stop)
    {
        if (await db.PlaceAsync(idea, draft, stop) is { } misplaced) return misplaced;
        idea.Write(draft);
        idea.Tag(draft.Tags!);
        (idea.TouchedAt, idea.DraftField) = (db.Now, draft.Field.Length <= 20 ? draft.Field : "");
        await db.SaveChangesAsync(stop);
        return draft.Pictures is { } pictures ? await db.ArrangeIdeaPicturesAsync(idea.Id, idea.AuthorId, pictures, stop) : null;
    }

    /// <summary>Everybody may read it from now on, and its author's vote is lent to it.</summary>
    public static async Task PublishFirstAsync(this CommunityDb db, Idea idea, CancellationToken stop)
    {
        idea.ConceptVersion++;
        idea.PublishedAt = db.Now;
        db.IdeaRevisions.Add(new IdeaRevision { IdeaId = idea.Id, Version = idea.ConceptVersion, AuthorId = idea.AuthorId, At = db.Now, Title = idea.Title, Text = idea.Concept });
        var home = await db.Members.Where(row => row.Id == idea.AuthorId).Select(row => row.HomeGroupId).FirstAsync(stop);
        await db.LendAsync(idea, idea.AuthorId, home, db.Now, stop);
        await db.FollowAsync(SubjectKind.Idea, idea.Id, idea.AuthorId, stop);
        db.Raise(new IdeaPublished(idea.Id, idea.AuthorId));
        db.Raise(new VotesChanged(idea.Id));
        await db.MoveAsync(idea, IdeaStage.Open, idea.AuthorId, telling: null, stop);
        await db.OpenOrCloseAsync(db.PicturesOfIdea(idea.Id), stop);
    }
}
