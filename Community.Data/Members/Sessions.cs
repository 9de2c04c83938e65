using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>Somebody was recognised and is let in: from now on this browser is theirs. Answers the session's id.</summary>
public sealed class BeginSession(CommunityDb db)
{
    public Task<Outcome<string>> By(Recognised who, string browser, string system, CancellationToken stop = default)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return db.SaveAsync<string>(async () =>
        {
            // A password or a factor that changed since the proof takes the proof with it. Where it changes from here on, the session ends with its stamp.
            if (who.Next != SignInStep.Enter || !await db.Members.AnyAsync(row => row.Id == who.MemberId && row.SecurityStamp == who.Stamp, stop)) return MemberRefusals.StepIsOver;
            db.Sessions.Add(new Session { Id = id, MemberId = who.MemberId, Stamp = who.Stamp, Browser = browser, System = system, StartedAt = db.Now, LastSeenAt = db.Now });
            db.KnowBy(db.Sessions.Where(row => row.Id == id));
            return id;
        }, stop);
    }
}

/// <summary>The one session that goes on when a new security stamp ends all others.</summary>
public sealed class KeepSession(CommunityDb db)
{
    public Task<Outcome<Done>> By(long memberId, NewStamp stamp, string? sessionId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        await db.Sessions.Where(row => row.Id == sessionId && row.MemberId == memberId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stamp, stamp.Value), stop);
        return Done.It;
    }, stop);
}

/// <summary>A member signs one browser out, this one or another.</summary>
public sealed class EndSession(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member member, string sessionId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (await db.Sessions.Where(row => row.Id == sessionId && row.MemberId == member.Id).ExecuteDeleteAsync(stop) == 0) return Refusal.NotFound;
        db.Raise(new SessionsEnded(member.Id));
        return Done.It;
    }, stop);
}

/// <summary>A member signs out everywhere at once.</summary>
public sealed class EndSessions(CommunityDb db, UserManager<Member> users)
{
    public Task<Outcome<NewStamp>> By(Member member, CancellationToken stop = default) => db.SaveAsync<NewStamp>(async () =>
    {
        // Whoever was signed out meanwhile ends nothing, and above all gets no new stamp.
        if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
        db.Raise(new SessionsEnded(member.Id));
        return await users.StampAnewAsync(row);
    }, stop);
}
