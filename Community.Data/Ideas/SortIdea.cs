using Community.Members;

namespace Community.Ideas;

/// <summary>The community team gives an idea to the product line whose people can answer it.</summary>
public sealed class SortIdea(CommunityDb db)
{
    public Task<Outcome<IdeaSaved>> By(Member? member, long ideaId, string line, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.LockAsync<Idea>(ideaId, stop);
        var standing = await db.StandingOf(member, stop);
        var idea = await db.Ideas.VisibleTo(member).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        if (idea.RefusesSortingBy(standing) is { } refusal) return refusal;
        var lineId = await db.ProductLines.Where(row => row.Slug == line && row.ArchivedAt == null).Select(row => row.Id).FirstOrDefaultAsync(stop);
        if (lineId == 0) return IdeaRefusals.UnknownLine;
        if (idea.LineId == lineId) return new IdeaSaved(ideaId, idea.ConceptVersion);

        var from = idea.LineId;
        idea.LineId = lineId;
        db.Raise(new IdeaSorted(ideaId, from, lineId, member.Id));
        return new IdeaSaved(ideaId, idea.ConceptVersion);
    }, stop);
}
