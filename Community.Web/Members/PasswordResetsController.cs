using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Members;

/// <summary>A new password for whoever forgot the old one.</summary>
[Route("account")]
public sealed class PasswordResetsController(AskReset ask, ResetPassword reset, KnownDevices devices) : PortalController
{
    [HttpGet("forgot")]
    public IActionResult Forgot() => View("Forgot", new ForgotForm());

    [HttpPost("forgot"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Ask(ForgotForm form)
    {
        await ask.By(form.Email ?? "", Stop);
        return SeeOther("/account/forgot/sent");
    }

    [HttpGet("forgot/sent")]
    public IActionResult Sent() => View("Sent", "Forgot");

    [HttpGet("reset")]
    public IActionResult Reset(LinkForm link) => link.Member == 0 ? SeeOther("/account/forgot") : View("Reset", link);

    [HttpPost("reset"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Set(LinkForm link) => await Answer(await reset.By(link.Member, MailLinks.Read(link.Token), link.Password ?? "", Stop), _ =>
    {
        devices.Remember(HttpContext, link.Member);
        TempData["Flash"] = Words.Of("Members.PasswordIsNew");
        return SeeOther("/account/sign-in");
    }, () => View("Reset", link));
}
