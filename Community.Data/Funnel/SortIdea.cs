using Community.Admin;
using Community.Ideas;
using Community.Members;

namespace Community.Funnel;

/// <summary>The line an idea was sorted into.</summary>
public sealed record Sorted(long IdeaId, long LineId);

/// <summary>The community team sorts an idea into the product line whose managers answer for it.</summary>
public sealed class SortIdea(CommunityDb db)
{
    public Task<Outcome<Sorted>> By(Member? member, long ideaId, string lineSlug, CancellationToken stop = default) => db.SaveAsync<Sorted>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.LockAsync<Idea>(ideaId, stop);
        var standing = await db.StandingOf(member, stop);
        var idea = await db.Ideas.VisibleTo(member).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        if (idea is null) return Refusal.NotFound;
        if (!standing.IsCommunityTeam && !standing.IsAdministrator) return FunnelRefusals.OnlyTheCommunityTeam;
        if (idea.Stage is IdeaStage.Draft or IdeaStage.Launched or IdeaStage.Merged) return FunnelRefusals.NotToBeSorted;
        var line = await db.ProductLines.FirstOrDefaultAsync(row => row.Slug == lineSlug && row.ArchivedAt == null && row.Id != ProductLine.UndecidedId, stop);
        if (line is null) return FunnelRefusals.UnknownLine;
        if (idea.LineId == line.Id) return new Sorted(ideaId, line.Id);

        db.Raise(new IdeaSorted(ideaId, idea.LineId, line.Id, member.Id));
        // Whoever took it into review did so for the old line; the new one has its own people.
        (idea.LineId, idea.OwnerId) = (line.Id, null);
        return new Sorted(ideaId, line.Id);
    }, stop);
}
