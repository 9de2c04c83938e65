using Community.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>A member's password, address and sessions.</summary>
[Route("account")]
public sealed class SecurityController(
    CommunityDb db, ChangePassword change, EndSessions end, AskEmailChange askEmail, ConfirmEmailChange confirmEmail, SignInManager<Member> signIn) : PortalController
{
    [HttpGet("security")]
    public IActionResult Show() => Me is null ? Refused(Refusal.SignInFirst) : Page();

    [HttpPost("security/password"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Password(SecurityForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await AnswerHere(await change.By(Me, form.Current ?? "", form.Password ?? "", Stop), "Members.PasswordChanged");
    }

    [HttpPost("security/sessions")]
    public async Task<IActionResult> Sessions()
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await AnswerHere(await end.By(Me, Stop), "Members.SessionsEnded");
    }

    [HttpPost("security/email"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Email(SecurityForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await askEmail.By(Me, form.Current ?? "", form.Email ?? "", Stop), _ => Said("Members.EmailAsked"), Page);
    }

    [HttpGet("new-email")]
    public IActionResult NewEmail(LinkForm link) => View("NewEmail", link);

    [HttpPost("new-email"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> NewEmailConfirmed(LinkForm link)
    {
        var outcome = await confirmEmail.By(link.Member, MailLinks.Read(link.Token), Stop);
        if (outcome.Succeeded && Me?.Id == link.Member) await RefreshAsync();
        return await Answer(outcome, _ => Said("Members.EmailIsNew", Me is null ? "/account/sign-in" : "/account/security"));
    }

    private ViewResult Page() => View("Security", Me);

    private async Task<IActionResult> AnswerHere(Outcome<Done> outcome, string words)
    {
        if (outcome.Succeeded) await RefreshAsync();
        return await Answer(outcome, _ => Said(words), Page);
    }

    // Every session ended with the old stamp; this one goes on with the new.
    private async Task RefreshAsync() => await signIn.RefreshSignInAsync(await db.Members.AsNoTracking().SingleAsync(row => row.Id == Me!.Id, Stop));

    private IActionResult Said(string words, string address = "/account/security")
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther(address);
    }
}
