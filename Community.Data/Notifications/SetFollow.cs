using Community.Members;

namespace Community.Notifications;

/// <summary>Whether a member hears of an idea or a build from now on.</summary>
public sealed record Following(SubjectKind Subject, long SubjectId, bool Follows);

/// <summary>A member follows an idea or a build by hand, or leaves it and is left alone by what follows by itself.</summary>
public sealed class SetFollow(CommunityDb db)
{
    public Task<Outcome<Following>> By(Member? member, SubjectKind subject, long subjectId, bool follows, CancellationToken stop = default) => db.SaveAsync<Following>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.StandingOf(member, stop);
        if (!await db.SeesAsync(member, subject, subjectId, stop)) return Refusal.NotFound;
        var row = await db.Follows.FirstOrDefaultAsync(follow => follow.Subject == subject && follow.SubjectId == subjectId && follow.MemberId == member.Id, stop);
        row ??= db.Follows.Add(new Follow { Subject = subject, SubjectId = subjectId, MemberId = member.Id, At = db.Now }).Entity;
        row.Left = !follows;
        return new Following(subject, subjectId, follows);
    }, stop);
}
