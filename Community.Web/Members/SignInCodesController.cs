using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Members;

/// <summary>The second step of signing in, for whoever has a second factor.</summary>
[Route("account/sign-in/code"), ResponseCache(NoStore = true)]
public sealed class SignInCodesController(PassSecondFactor pass, Threshold threshold, Entrance entrance, KnownDevices devices) : SignInPagesController
{
    [HttpGet("")]
    public IActionResult Ask() => Me is not null ? SeeOther("/") : threshold.Read(Request) is null ? SeeOther("/account/sign-in") : View("SignInCode", new CodeForm());

    [HttpPost(""), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Give(CodeForm form)
    {
        if (threshold.Read(Request) is not { } waiting) return StartAgain();
        var attempt = new CodeTry(waiting.MemberId, waiting.Stamp, form.Code ?? "", Limits.BlockOf(HttpContext.Connection.RemoteIpAddress), devices.Read(Request));
        var outcome = await pass.By(attempt, Stop);
        if (outcome.Refusal == MemberRefusals.StepIsOver) return StartAgain();
        if (outcome.Refusal is { } refusal) return this.TriedInVain(refusal, () => View("SignInCode", form));
        threshold.Forget(HttpContext);
        return Entered(await entrance.LetInAsync(HttpContext, outcome.Value, waiting.Stay, waiting.Next));
    }

    private IActionResult StartAgain()
    {
        threshold.Forget(HttpContext);
        return Entered(MemberRefusals.StepIsOver);
    }
}
