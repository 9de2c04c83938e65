using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Members;

/// <summary>Making an account, and confirming its address by the link in the mail.</summary>
[Route("account")]
public sealed class RegistrationsController(RegisterMember register, ConfirmEmail confirm, AskConfirmation askAgain, Entrance entrance, ConfirmationTicket ticket, PortalCookies cookies) : SignInPagesController
{
    private static readonly TimeSpan NextKept = MailLinks.ValidFor;

    [HttpGet("register")]
    public IActionResult New(string? next)
    {
        if (Me is not null) return SeeOther("/account/profile");
        return View("Register", new RegisterForm { Next = next, Languages = [.. LanguagesOfBrowser()] });
    }

    [HttpPost("register"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Create(RegisterForm form) =>
        await Answer(await register.By(form.As(CultureInfo.CurrentUICulture.Name), Stop), _ =>
        {
            if (OwnPage(form.Next) is { } next) Response.Cookies.Append(cookies.Next, next, cookies.Kept(NextKept));
            return SeeOther("/account/register/sent");
        }, () => View("Register", form));

    /// <summary>The same page for a new address and for one that has its account.</summary>
    [HttpGet("register/sent")]
    public IActionResult Sent() => View("Sent", "Register");

    // Mail programs open links to look at them; only the button confirms.
    [HttpGet("confirm")]
    public IActionResult Confirm(LinkForm link) => View("Confirm", link);

    [HttpPost("confirm"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Confirmed(LinkForm link)
    {
        var outcome = await confirm.By(link.Member, MailLinks.Read(link.Token), link.Password ?? "", Stop);
        if (!outcome.Succeeded) return await Answer(outcome, _ => SeeOther("/"), () => View("Confirm", link));
        var entered = await entrance.LetInAsync(HttpContext, outcome.Value, stay: false, TakeNext());
        if (entered.Succeeded) TempData["Flash"] = Words.Of("Members.Confirmed");
        return Entered(entered);
    }

    [HttpPost("confirmation"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> SendAgain(string? proof)
    {
        if (ticket.Read(proof) is not { } memberId) return Refused(MemberRefusals.LinkIsOld);
        return await Answer(await askAgain.By(memberId, Stop), _ => SeeOther("/account/register/sent"));
    }

    /// <summary>Where they were going when they registered, where they confirm in the same browser.</summary>
    private string? TakeNext()
    {
        var next = Request.Cookies[cookies.Next];
        if (next is not null) Response.Cookies.Delete(cookies.Next, cookies.Kept(TimeSpan.Zero));
        return Url.IsLocalUrl(next) ? next : null;
    }

    private IEnumerable<string> LanguagesOfBrowser() => Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(one => one.Quality ?? 1).Select(one => Languages.Find(one.Value.Value)?.Tag).OfType<string>().Distinct(StringComparer.Ordinal).Take(3);
}
