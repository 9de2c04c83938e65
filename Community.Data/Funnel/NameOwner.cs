using Community.Ideas;
using Community.Members;
using Community.Text;

namespace Community.Funnel;

/// <summary>A product manager hands an idea on the board to a colleague of the same line, or takes it over.</summary>
public sealed class NameOwner(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long ideaId, string handle, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea) return Refusal.NotFound;
        if (idea.RefusesOwnerBy(member.Standing) is { } refusal) return refusal;
        var wanted = CleanText.Line(handle).TrimStart('@').ToUpperInvariant();
        var owner = await db.OwnersFor(idea.LineId).Where(row => row.NormalizedUserName == wanted).Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
        if (owner is not { } id) return FunnelRefusals.UnknownOwner;
        if (idea.OwnerId == id) return Done.It;

        idea.OwnerId = id;
        db.Raise(new OwnerNamed(ideaId, id, member.Id));
        return Done.It;
    }, stop);
}

public static class Owners
{
    /// <summary>Who can own an idea of this line: its product managers, and those of all lines.</summary>
    public static IQueryable<Member> OwnersFor(this CommunityDb db, long lineId) =>
        db.Members.Where(row => row.Kind == MemberKind.Person && db.LineManagers.Any(manager => manager.MemberId == row.Id && (manager.LineId == lineId || manager.LineId == null)));
}
