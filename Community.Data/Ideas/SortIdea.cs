using Community.Admin;
using Community.Members;
using Community.Text;

namespace Community.Ideas;

/// <summary>The community team gives an idea to the product line whose people can answer it.</summary>
public sealed class SortIdea(CommunityDb db)
{
    public Task<Outcome<IdeaSaved>> By(Member? member, long ideaId, string line, CancellationToken stop = default) => db.SaveAsync<IdeaSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea) return Refusal.NotFound;
        if (idea.RefusesSortingBy(member.Standing) is { } refusal) return refusal;
        var slug = CleanText.Line(line);
        var lineId = await db.ProductLines.Where(row => row.Slug == slug && row.ArchivedAt == null && row.Id != ProductLine.UndecidedId).Select(row => row.Id).FirstOrDefaultAsync(stop);
        if (lineId == 0) return IdeaRefusals.UnknownLine;
        if (idea.LineId == lineId) return new IdeaSaved(ideaId, idea.ConceptVersion);

        db.Raise(new IdeaSorted(ideaId, idea.LineId, lineId, member.Id));
        // Whoever took it into review did so for the old line; the new one has its own people.
        (idea.LineId, idea.OwnerId) = (lineId, null);
        return new IdeaSaved(ideaId, idea.ConceptVersion);
    }, stop);
}
