using Community.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Members;

/// <summary>A member's passkeys: added, named, taken away. The browser makes them by what it is told here, and proves it in the form.</summary>
[Route("account/security/passkeys")]
public sealed class PasskeysController(AddPasskey add, RemovePasskey remove, SecurityPages pages, SignInManager<Member> signIn, KnownDevices devices) : PortalController
{
    /// <summary>What the browser's own dialog is opened with.</summary>
    [HttpPost("options"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Options()
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var owner = new PasskeyUserEntity { Id = $"{Me.Id}", Name = Me.Email!, DisplayName = Me.Name };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(owner), "application/json");
    }

    [HttpPost(""), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Add(PasskeyForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var outcome = await AttestedAsync(form) is { } passkey ? await add.By(Me, devices.ProofOf(HttpContext, form.Current, form.Code), passkey, form.Name ?? "", Stop) : MemberRefusals.PasskeyNotTaken;
        return await Answer(outcome, _ => Said("Members.PasskeyAdded"), AgainAsync);
    }

    [HttpDelete("{id}")]
    public async Task<IActionResult> Remove(string id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        return await Answer(await remove.By(Me, IdOf(id), Stop), _ => Said("Members.PasskeyRemoved"), AgainAsync);
    }

    /// <summary>Null where the browser's answer proves nothing, or nothing was asked.</summary>
    private async Task<UserPasskeyInfo?> AttestedAsync(PasskeyForm form)
    {
        if (form.Credential is not { Length: > 0 } proof || !await HttpContext.IsPasskeyAskedAsync()) return null;
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(proof);
            return result.Succeeded && result.UserEntity.Id == $"{Me!.Id}" ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Identity says so of an answer to its other question.
            return null;
        }
    }

    private async Task<IActionResult> AgainAsync() => View("Security", await pages.OfAsync(Me!, HttpContext, Stop));

    private IActionResult Said(string words)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther("/account/security");
    }

    private static byte[] IdOf(string text)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}

/// <summary>Signing in by passkey.</summary>
[Route("account/sign-in/passkey")]
public sealed class SignInPasskeysController(SignInByPasskey recognise, SignInManager<Member> signIn, Entrance entrance) : SignInPagesController
{
    [HttpPost("options"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Options() => Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    [HttpPost(""), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Enter(PasskeySignInForm form)
    {
        var outcome = await RecogniseAsync(form);
        if (outcome.Refusal is { } refusal) return this.TriedInVain(refusal, () => View("SignIn", new SignInForm { Next = form.Next, Stay = form.Stay }));
        return Entered(await entrance.LetInAsync(HttpContext, outcome.Value, form.Stay, OwnPage(form.Next)));
    }

    private async Task<Outcome<Recognised>> RecogniseAsync(PasskeySignInForm form)
    {
        if (form.Credential is not { Length: > 0 } proof || !await HttpContext.IsPasskeyAskedAsync()) return MemberRefusals.PasskeyUnknown;
        PasskeyAssertionResult<Member> result;
        try
        {
            result = await signIn.PerformPasskeyAssertionAsync(proof);
        }
        catch (InvalidOperationException)
        {
            // Identity says so of an answer to its other question.
            return MemberRefusals.PasskeyUnknown;
        }

        return result.Succeeded ? await recognise.By(result.User.Id, result.User.SecurityStamp!, result.Passkey, Stop) : MemberRefusals.PasskeyUnknown;
    }
}

internal static class PasskeyQuestion
{
    /// <summary>Whether this browser was asked for a passkey lately; Identity keeps the question in a cookie of its own.</summary>
    public static async Task<bool> IsPasskeyAskedAsync(this HttpContext context) => (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;
}
