using System.Security.Claims;
using Community.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>Lets in who has shown all that is asked for: the session begins, the device is known from now on, and the pages speak the member's language.</summary>
public sealed class Entrance(CommunityDb db, BeginSession begin, KeepSession keep, SignInManager<Member> signIn, KnownDevices devices)
{
    /// <summary>Answers where to go: on to where they were going, an address of ours, or to where they begin.</summary>
    public async Task<string> LetInAsync(HttpContext context, long memberId, bool stay, string? next)
    {
        var member = await MemberAsync(context, memberId);
        var device = DeviceWords.Of(context.Request.Headers.UserAgent);
        var session = (await begin.By(member, device.Browser, device.System, context.RequestAborted)).Value;
        await signIn.SignInWithClaimsAsync(member, stay, [new Claim(CurrentMember.SessionClaim, session)]);
        devices.Remember(context, memberId);
        context.RememberLanguage(member.Culture);
        return next ?? await StartAsync(memberId, context.RequestAborted);
    }

    /// <summary>Every session ended with the old stamp; this one goes on with the new.</summary>
    public async Task RefreshAsync(HttpContext context, long memberId)
    {
        var (member, session) = (await MemberAsync(context, memberId), CurrentMember.SessionOf(context.User));
        await keep.By(member, session, context.RequestAborted);
        var before = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(member, before.Properties, [new Claim(CurrentMember.SessionClaim, session ?? "")]);
    }

    private Task<Member> MemberAsync(HttpContext context, long memberId) => db.Members.AsNoTracking().SingleAsync(row => row.Id == memberId, context.RequestAborted);

    /// <summary>Whoever administers a portal without a group has work to do before there is a front page to look at.</summary>
    private async Task<string> StartAsync(long memberId, CancellationToken stop) =>
        await db.SiteRoles.AnyAsync(grant => grant.MemberId == memberId && grant.Role == SiteRole.Administrator, stop) && !await db.Groups.AnyAsync(stop) ? "/admin" : "/";
}
