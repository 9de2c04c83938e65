using System.Globalization;
using System.Security.Claims;
using Community.Api;
using Community.Members;
using Community.Notifications;
using Community.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Who is asking; read once a request, and only when somebody is signed in. A visitor is null.</summary>
public sealed class CurrentMember(CommunityDb db, SideNotes notes, IOptions<PortalSettings> settings)
{
    internal static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>In the cookie: which session it is.</summary>
    public const string SessionClaim = "session";

    private bool asked;

    public Member? Member { get; private set; }

    /// <summary>Staff who have yet to set up a second factor: they are nobody here, except where that is done (<see cref="OpenWhileEnrollingAttribute"/>).</summary>
    public Member? Enrolling { get; private set; }

    /// <summary>Read along with the session; a program that asks for it asks the database.</summary>
    public InboxCount Inbox { get; private set; } = new(0, 0);

    public Standing Standing => Member?.Standing ?? Standing.Visitor;

    public async Task<Member?> ReadAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (asked) return Member;
        asked = true;
        if (IdOf(user) is not { } id) return null;
        var (member, session) = user.Identity?.AuthenticationType == BearerTokens.Scheme ? (await MemberAsync(id, stop), null) : await InSessionAsync(id, SessionOf(user), stop);
        // The cookie looks at stamp and session once a minute; here the rows are at hand, so a session that was ended is over with the next request.
        if (member is null || member.SecurityStamp != user.FindFirstValue(StampClaim)) return null;
        Member = member;
        if (session is not null && NoteVisit.IsNews(member, session, db.Now)) await notes.WriteAsync<NoteVisit>(note => note.By(member, session, CancellationToken.None));
        await db.StandingOf(Member, stop);
        if (Member.OwesSecondFactor && !settings.Value.Demo)
        {
            (Enrolling, Member) = (Member, null);
            return null;
        }

        return Member;
    }

    /// <summary>A program has a token and no session.</summary>
    private Task<Member?> MemberAsync(long id, CancellationToken stop) => db.Members.AsNoTracking().FirstOrDefaultAsync(member => member.Id == id, stop);

    private async Task<(Member?, Session?)> InSessionAsync(long id, string? sessionId, CancellationToken stop)
    {
        var found = await db.Sessions.AsNoTracking().Where(session => session.Id == sessionId)
            .Join(db.Members.Where(member => member.Id == id), session => session.MemberId, member => member.Id, (session, member) => new
            {
                Member = member,
                Session = session,
                Unread = db.Inboxes.Where(inbox => inbox.MemberId == id).Select(inbox => inbox.Unread).FirstOrDefault(),
                Last = db.Notices.Where(notice => notice.MemberId == id).Max(notice => (long?)notice.Id) ?? 0,
            }).FirstOrDefaultAsync(stop);
        if (found is not null) Inbox = InboxCount.Of(found.Unread, found.Last);
        return (found?.Member, found?.Session);
    }

    /// <summary>What the layout greets; null for a visitor, whose pages stay the same for all.</summary>
    public Viewer? AsViewer() => Enrolling is not null ? new(Enrolling.Id, Enrolling.Name, Enrolling.Handle, Enrolling.Portrait)
        : Member is null ? null : new(Member.Id, Member.Name, Member.Handle, Member.Portrait, Inbox.Unread, Inbox.Stamp, Standing.SeesBoard, Standing.SeesModeration, Standing.IsAdministrator);

    /// <summary>The session that a cookie names.</summary>
    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    public static long? IdOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
