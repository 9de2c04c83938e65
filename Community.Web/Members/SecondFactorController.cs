using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Community.Members;

/// <summary>A member's second factor: set up, shown to work, its recovery codes renewed, turned off.</summary>
[Route("account/security/factor"), ResponseCache(NoStore = true), OpenWhileEnrolling]
public sealed class SecondFactorController(
    CommunityDb db, BeginSecondFactor begin, ConfirmSecondFactor confirm, RenewRecoveryCodes renew, TurnOffSecondFactor turnOff, Entrance entrance, KnownDevices devices, CurrentMember current, IOptions<PortalSettings> portal) : PortalController
{
    private const string Codes = "RecoveryCodes";

    [HttpGet("")]
    public async Task<IActionResult> Show() => Me is null ? Refused(Refusal.SignInFirst) : await PageAsync();

    [HttpPost(""), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Begin(FactorForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await begin.By(Me, Proof(form), Stop), _ => SeeOther("/account/security/factor"), PageAsync);
    }

    [HttpPost("confirm"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Confirm(FactorForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var outcome = await confirm.By(Me, form.Code ?? "", Stop);
        if (outcome.Succeeded) await entrance.RefreshAsync(HttpContext, Me.Id, outcome.Value.Stamp);
        return await Answer(outcome, on => ShowOnce(on.Codes), PageAsync);
    }

    /// <summary>They travel in the browser's own sealed cookie for one page, and lie nowhere else.</summary>
    [HttpGet("codes")]
    public IActionResult ShowCodes()
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return TempData[Codes] is string codes ? View("RecoveryCodes", codes.Split(' ')) : SeeOther("/account/security/factor");
    }

    [HttpPost("codes"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Renew(FactorForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await renew.By(Me, Proof(form), Stop), ShowOnce, PageAsync);
    }

    [HttpDelete(""), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> TurnOff(FactorForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var outcome = await turnOff.By(Me, Proof(form), Stop);
        if (outcome.Succeeded) await entrance.RefreshAsync(HttpContext, Me.Id, outcome.Value);
        return await Answer(outcome, _ =>
        {
            TempData["Flash"] = Words.Of("Members.FactorIsOff");
            return SeeOther("/account/security");
        }, PageAsync);
    }

    private async Task<IActionResult> PageAsync() => View("SecondFactor", FactorPage.Of(await db.SecondFactorOf(Me!, Stop), current.Enrolling is not null, portal.Value.Name, Me!.Email!));

    private IActionResult ShowOnce(IReadOnlyList<string> codes)
    {
        TempData[Codes] = string.Join(' ', codes);
        return SeeOther("/account/security/factor/codes");
    }

    private OwnerProof Proof(FactorForm form) => devices.ProofOf(HttpContext, form.Current, form.Code);
}
