using Community.Ideas;
using Community.Members;

namespace Community.Funnel;

/// <summary>A product manager takes an idea into review, answers it, plans it, launches it or says not now.</summary>
public sealed class MoveIdea(CommunityDb db)
{
    public Task<Outcome<Moved>> By(Member? member, long ideaId, Verdict verdict, CancellationToken stop = default) => db.SaveAsync<Moved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea) return Refusal.NotFound;
        return await db.GiveAsync(member, idea, verdict, stop);
    }, stop);
}
