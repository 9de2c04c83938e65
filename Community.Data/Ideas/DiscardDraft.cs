using Community.Funnel;
using Community.Members;
using Community.Pictures;

namespace Community.Ideas;

/// <summary>An author throws a draft away. Nobody else has ever seen it, so nothing of it is kept.</summary>
public sealed class DiscardDraft(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long ideaId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.Ideas.VisibleTo(member).Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.Stage != IdeaStage.Draft) return FunnelRefusals.AlreadyPublished;
        var pictures = await db.IdeaPictures.Where(own => own.IdeaId == ideaId).ToListAsync(stop);
        db.IdeaPictures.RemoveRange(pictures);
        await db.LoosenAsync([.. pictures.Select(own => own.PictureId)], stop);
        await db.Threads.Where(thread => thread.Id == idea.ThreadId).ExecuteDeleteAsync(stop);
        db.Ideas.Remove(idea);
        return Done.It;
    }, stop);
}
