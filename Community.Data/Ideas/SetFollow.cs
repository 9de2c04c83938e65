using Community.Members;
using Community.Notifications;

namespace Community.Ideas;

/// <summary>Whether a member hears of an idea from now on.</summary>
public sealed record Following(long IdeaId, bool Follows);

/// <summary>A member follows an idea by hand, or leaves it and is left alone by what follows by itself.</summary>
public sealed class SetFollow(CommunityDb db)
{
    public Task<Outcome<Following>> By(Member? member, long ideaId, bool follows, CancellationToken stop = default) => db.SaveAsync<Following>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.StandingOf(member, stop);
        if (!await db.Ideas.VisibleTo(member).AnyAsync(idea => idea.Id == ideaId, stop)) return Refusal.NotFound;
        var row = await db.Follows.FirstOrDefaultAsync(follow => follow.Subject == SubjectKind.Idea && follow.SubjectId == ideaId && follow.MemberId == member.Id, stop);
        row ??= db.Follows.Add(new Follow { Subject = SubjectKind.Idea, SubjectId = ideaId, MemberId = member.Id, At = db.Now }).Entity;
        row.Left = !follows;
        return new Following(ideaId, follows);
    }, stop);
}
