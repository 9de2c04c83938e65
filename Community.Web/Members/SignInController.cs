using System.Globalization;
using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>Signing in and out.</summary>
[Route("account")]
public sealed class SignInController(CommunityDb db, SignInMember recognise, SignInManager<Member> signIn, Entrance entrance, KnownDevices devices, ConfirmationTicket ticket) : PortalController
{
    [HttpGet("sign-in")]
    public async Task<IActionResult> SignIn(string? next)
    {
        if (Me is not null) return SeeOther(Url.IsLocalUrl(next) ? next : "/");
        return View("SignIn", new SignInForm { Next = next, From = await TitleAtAsync(next) });
    }

    [HttpPost("sign-in"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        var attempt = new SignInTry(form.Email ?? "", form.Password ?? "", Limits.BlockOf(HttpContext.Connection.RemoteIpAddress), devices.Read(Request));
        var outcome = await recognise.By(attempt, Stop);
        if (outcome.Refusal is { } refusal)
        {
            form.From = await TitleAtAsync(form.Next);
            return Again(form, refusal);
        }

        return outcome.Value.Confirmed ? await EnterAsync(outcome.Value.MemberId, form) : View("ConfirmFirst", ticket.For(outcome.Value.MemberId));
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        TempData["Flash"] = Words.Of("Members.SignedOut");
        return SeeOther("/");
    }

    private async Task<IActionResult> EnterAsync(long memberId, SignInForm form)
    {
        await entrance.LetInAsync(HttpContext, memberId, form.Stay);
        return SeeOther(Url.IsLocalUrl(form.Next) ? form.Next : await StartAsync(memberId));
    }

    /// <summary>Whoever administers a portal without a group has work to do before there is a front page to look at.</summary>
    private async Task<string> StartAsync(long memberId) =>
        await db.SiteRoles.AnyAsync(grant => grant.MemberId == memberId && grant.Role == SiteRole.Administrator, Stop) && !await db.Groups.AnyAsync(Stop) ? "/admin" : "/";

    /// <summary>The title of the idea to which somebody will come back; a vote is pressed on it again.</summary>
    private async Task<string?> TitleAtAsync(string? next)
    {
        var parts = (next ?? "").Split('/', '?', '#');
        if (parts is not ["", "ideas", var number, ..] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return await db.Ideas.VisibleTo(null).Where(idea => idea.Id == id).Select(idea => idea.Title).FirstOrDefaultAsync(Stop);
    }

    private ViewResult Again(SignInForm form, Refusal refusal)
    {
        ModelState.AddModelError("", Words.Of(refusal));
        Response.StatusCode = refusal == MemberRefusals.TooManyTries ? StatusCodes.Status429TooManyRequests : StatusOf(refusal);
        if (refusal == MemberRefusals.TooManyTries) Response.Headers.RetryAfter = SignInKeys.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return View("SignIn", form);
    }
}

/// <summary>Shows for an hour that somebody knew the password of an account that waits for its confirmation.</summary>
public sealed class ConfirmationTicket(IDataProtectionProvider protection)
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("ConfirmationTicket").ToTimeLimitedDataProtector();

    public string For(long memberId) => protector.Protect($"{memberId}", ValidFor);

    public long? Read(string? ticket)
    {
        try
        {
            return long.Parse(protector.Unprotect(ticket ?? ""));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
