using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Members;

/// <summary>A member's password, address and sessions.</summary>
[Route("account")]
public sealed class SecurityController(
    ChangePassword change, EndSessions end, EndSession endOne, RemoveLink removeLink, AskEmailChange askEmail, ConfirmEmailChange confirmEmail, Entrance entrance,
    KnownDevices devices, SecurityPages pages) : PortalController
{
    [HttpGet("security")]
    public async Task<IActionResult> Show() => Me is null ? Refused(Refusal.SignInFirst) : await PageAsync();

    [HttpPost("security/password"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Password(SecurityForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await AnswerHere(await change.By(Me, Proof(form), form.Password ?? "", Stop), "Members.PasswordChanged");
    }

    [HttpPost("security/sessions")]
    public async Task<IActionResult> Sessions()
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await AnswerHere(await end.By(Me, Stop), "Members.SessionsEnded");
    }

    [HttpDelete("security/sessions/{id}")]
    public async Task<IActionResult> Session(string id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await endOne.By(Me, id, Stop), _ => Said("Members.SessionEnded"));
    }

    [HttpDelete("security/links/{provider}")]
    public async Task<IActionResult> Link(string provider)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await removeLink.By(Me, provider, Stop), _ => Said("Members.LinkRemoved"), PageAsync);
    }

    [HttpPost("security/email"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Email(SecurityForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await askEmail.By(Me, Proof(form), form.Email ?? "", Stop), _ => Said("Members.EmailAsked"), PageAsync);
    }

    [HttpGet("new-email")]
    public IActionResult NewEmail(LinkForm link) => View("NewEmail", link);

    [HttpPost("new-email"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> NewEmailConfirmed(LinkForm link)
    {
        var outcome = await confirmEmail.By(link.Member, MailLinks.Read(link.Token), Stop);
        if (outcome.Succeeded && Me?.Id == link.Member) await entrance.RefreshAsync(HttpContext, Me.Id, outcome.Value);
        return await Answer(outcome, _ => Said("Members.EmailIsNew", Me is null ? "/account/sign-in" : "/account/security"));
    }

    private async Task<IActionResult> PageAsync() => View("Security", await pages.OfAsync(Me!, HttpContext, Stop));

    private async Task<IActionResult> AnswerHere(Outcome<NewStamp> outcome, string words)
    {
        if (outcome.Succeeded) await entrance.RefreshAsync(HttpContext, Me!.Id, outcome.Value);
        return await Answer(outcome, _ => Said(words), PageAsync);
    }

    private OwnerProof Proof(SecurityForm form) => devices.ProofOf(HttpContext, form.Current, form.Code);

    private IActionResult Said(string words, string address = "/account/security")
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther(address);
    }
}
