using System.Globalization;
using System.Security.Claims;
using Community.Api;
using Community.Members;
using Community.Notifications;
using Community.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Who is asking; read once a request, and only when somebody is signed in. A visitor is null.</summary>
public sealed class CurrentMember(CommunityDb db, SideNotes notes, IOptions<PortalSettings> settings)
{
    internal static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>In the cookie: which session it is.</summary>
    public const string SessionClaim = "session";

    private Asker? shown;
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
        var asker = user.Identity?.AuthenticationType == BearerTokens.Scheme ? shown : await db.InSessionAsync(id, SessionOf(user), stop);
        // The cookie looks at stamp and session once a minute; here the rows are at hand, so a session that was ended is over with the next request.
        if (asker is null || asker.Member.Id != id || asker.Member.SecurityStamp != user.FindFirstValue(StampClaim)) return null;
        Member = asker.Member;
        Inbox = InboxCount.Of(asker.Unread, asker.LastNotice);
        if (asker.Session is { } session && NoteVisit.IsNews(Member, session, db.Now)) await notes.WriteAsync<NoteVisit>(note => note.By(asker.Member, session, CancellationToken.None));
        await db.StandingOf(asker, stop);
        if (Member.OwesSecondFactor && !settings.Value.Demo)
        {
            (Enrolling, Member) = (Member, null);
            return null;
        }

        return Member;
    }

    /// <summary>Whose token was shown: its door reads the member along with it.</summary>
    public void Shown(Asker asker) => shown = asker;

    /// <summary>What the layout greets; null for a visitor, whose pages stay the same for all.</summary>
    public Viewer? AsViewer() => Enrolling is not null ? new(Enrolling.Id, Enrolling.Name, Enrolling.Handle, Enrolling.Portrait)
        : Member is null ? null : new(Member.Id, Member.Name, Member.Handle, Member.Portrait, Inbox.Unread, Inbox.Stamp, Standing.SeesBoard, Standing.SeesModeration, Standing.IsAdministrator);

    /// <summary>The session that a cookie names.</summary>
    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    public static long? IdOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
