using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>Somebody was let in: from now on this browser is theirs. Answers the session's id.</summary>
public sealed class BeginSession(CommunityDb db)
{
    public Task<Outcome<string>> By(Member member, string browser, string system, CancellationToken stop = default) => db.SaveAsync<string>(() =>
    {
        var session = new Session
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            MemberId = member.Id,
            Stamp = member.SecurityStamp!,
            Browser = browser,
            System = system,
            StartedAt = db.Now,
            LastSeenAt = db.Now,
        };
        db.Sessions.Add(session);
        return Task.FromResult<Outcome<string>>(session.Id);
    }, stop);
}

/// <summary>The one session that goes on when a new security stamp ends all others.</summary>
public sealed class KeepSession(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member member, string? sessionId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        await db.Sessions.Where(row => row.Id == sessionId && row.MemberId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stamp, member.SecurityStamp), stop);
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
    public Task<Outcome<Done>> By(Member member, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        await users.UpdateSecurityStampAsync(await db.Members.SingleAsync(row => row.Id == member.Id, stop));
        db.Raise(new SessionsEnded(member.Id));
        return Done.It;
    }, stop);
}
