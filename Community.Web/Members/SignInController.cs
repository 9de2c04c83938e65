using Community.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Members;

/// <summary>Signing in and out.</summary>
[Route("account")]
public sealed class SignInController(SignInManager<Member> signIn) : PortalController
{
    [HttpPost("sign-in"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> SignIn(string email, string password, string? next)
    {
        var member = await signIn.UserManager.FindByEmailAsync(email ?? "");
        if (member is null || !(await signIn.PasswordSignInAsync(member, password ?? "", isPersistent: true, lockoutOnFailure: false)).Succeeded) return Unauthorized();
        return SeeOther(Url.IsLocalUrl(next) ? next : "/");
    }
}
