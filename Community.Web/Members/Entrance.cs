using System.Security.Claims;
using Community.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>Lets in who has shown all that is asked for: the session begins, the device is known from now on, and the pages speak the member's language.</summary>
public sealed class Entrance(CommunityDb db, BeginSession begin, KeepSession keep, SignInManager<Member> signIn, KnownDevices devices)
{
    /// <summary>Answers where to go: on to where they were going, an address of ours, or to where they begin. Refuses whose account changed since they were recognised.</summary>
    public async Task<Outcome<string>> LetInAsync(HttpContext context, Recognised who, bool stay, string? next)
    {
        var device = DeviceWords.Of(context.Request.Headers.UserAgent);
        var begun = await begin.By(who, device.Browser, device.System, context.RequestAborted);
        if (begun.Refusal is { } refusal) return refusal;
        var member = await MemberAsync(context, who.MemberId, who.Stamp);
        await signIn.SignInWithClaimsAsync(member, stay, [new Claim(CurrentMember.SessionClaim, begun.Value)]);
        devices.Remember(context, who.MemberId);
        context.RememberLanguage(member.Culture);
        return next ?? await StartAsync(who.MemberId, context.RequestAborted);
    }

    /// <summary>Every session ended with the old stamp; this one goes on with the one that its own act gave the account, and with no later one.</summary>
    public async Task RefreshAsync(HttpContext context, long memberId, NewStamp stamp)
    {
        var (member, session) = (await MemberAsync(context, memberId, stamp.Value), CurrentMember.SessionOf(context.User));
        await keep.By(memberId, stamp, session, context.RequestAborted);
        var before = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(member, before.Properties, [new Claim(CurrentMember.SessionClaim, session ?? "")]);
    }

    /// <summary>As the cookie will know them: with the stamp that was proven, whatever has become of the account since.</summary>
    private async Task<Member> MemberAsync(HttpContext context, long memberId, string stamp)
    {
        var member = await db.Members.AsNoTracking().SingleAsync(row => row.Id == memberId, context.RequestAborted);
        member.SecurityStamp = stamp;
        return member;
    }

    /// <summary>Whoever administers a portal without a group has work to do before there is a front page to look at.</summary>
    private async Task<string> StartAsync(long memberId, CancellationToken stop) =>
        await db.SiteRoles.AnyAsync(grant => grant.MemberId == memberId && grant.Role == SiteRole.Administrator, stop) && !await db.Groups.AnyAsync(stop) ? "/admin" : "/";
}
