using Community.Database;

namespace Community.Members;

/// <summary>Whoever asks, as they are now.</summary>
/// <param name="Holds">Whether any role or office is theirs: hardly any member has one, and the others need not be asked for them.</param>
/// <param name="Session">Of the browser; a program has none.</param>
/// <param name="Unread">Notices that wait.</param>
/// <param name="LastNotice">The newest of them, read or not.</param>
public sealed record Asker(Member Member, bool Holds, Session? Session = null, long Unread = 0, long LastNotice = 0);

public static class AskerQueries
{
    /// <summary>One statement for all that every page asks.</summary>
    private static readonly Prepared<string?, long, Asker?> Sessions = new((db, sessionId, memberId, stop) => (
        from session in db.Sessions
        where session.Id == sessionId
        join member in db.Members on session.MemberId equals member.Id
        where member.Id == memberId
        select new Asker(
            member,
            db.Holders().Where(holder => holder == member.Id).Max(holder => (long?)holder) != null,
            session,
            db.Inboxes.Where(inbox => inbox.MemberId == memberId).Select(inbox => inbox.Unread).FirstOrDefault(),
            db.Notices.Where(notice => notice.MemberId == memberId).Max(notice => (long?)notice.Id) ?? 0)).AsNoTracking().FirstOrDefault());

    /// <summary>Who is signed in by this session.</summary>
    public static Task<Asker?> InSessionAsync(this CommunityDb db, long memberId, string? sessionId, CancellationToken stop) => Sessions.AskAsync(db, sessionId, memberId, stop);

    /// <summary>What the asker holds: read where there is anything.</summary>
    public static async Task<Standing> StandingOf(this CommunityDb db, Asker asker, CancellationToken stop) =>
        asker.Holds ? await db.StandingOf(asker.Member, stop) : asker.Member.Standing = Standing.Nothing(asker.Member.Id);
}
