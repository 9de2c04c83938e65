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
public sealed class SignInController(CommunityDb db, SignInMember recognise, EndSession end, SignInManager<Member> signIn, Entrance entrance, KnownDevices devices, ConfirmationTicket ticket, Threshold threshold) : SignInPagesController
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
            return this.TriedInVain(refusal, () => View("SignIn", form));
        }

        return outcome.Value.Next switch
        {
            SignInStep.ConfirmAddress => View("ConfirmFirst", ticket.For(outcome.Value.MemberId)),
            SignInStep.GiveCode => AskForCode(outcome.Value, form),
            _ => Entered(await entrance.LetInAsync(HttpContext, outcome.Value, form.Stay, NextOf(form))),
        };
    }

    [HttpPost("sign-out"), OpenWhileEnrolling]
    public async Task<IActionResult> Leave()
    {
        if (Me is not null && CurrentMember.SessionOf(User) is { } session) await end.By(Me, session, Stop);
        await signIn.SignOutAsync();
        TempData["Flash"] = Words.Of("Members.SignedOut");
        return SeeOther("/");
    }

    private IActionResult AskForCode(Recognised recognised, SignInForm form)
    {
        threshold.Keep(HttpContext, new Waiting(recognised.MemberId, recognised.Stamp, form.Stay, NextOf(form)));
        return SeeOther("/account/sign-in/code");
    }

    private string? NextOf(SignInForm form) => OwnPage(form.Next);

    /// <summary>The title of the idea to which somebody will come back; a vote is pressed on it again.</summary>
    private async Task<string?> TitleAtAsync(string? next)
    {
        var parts = (next ?? "").Split('/', '?', '#');
        if (parts is not ["", "ideas", var number, ..] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        return await db.Ideas.VisibleTo(null).Where(idea => idea.Id == id).Select(idea => idea.Title).FirstOrDefaultAsync(Stop);
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
