using System.Security.Claims;
using Community.Database;
using Community.Members;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Once a minute a cookie is looked at again: by its security stamp, as Identity does, and by the session it names.</summary>
/// <remarks>Once for all that a browser asks with it at the same time, and for a program that keeps the cookie it began with.</remarks>
public sealed class SessionValidator(IOptions<SecurityStampValidatorOptions> options, SignInManager<Member> signIn, ILoggerFactory logs, CommunityDb db, IMemoryCache looks)
    : SecurityStampValidator<Member>(options, signIn, logs)
{
    protected override async Task<Member?> VerifySecurityStamp(ClaimsPrincipal? principal)
    {
        var member = await base.VerifySecurityStamp(principal);
        if (member is null || !await db.IsOpenAsync(CurrentMember.SessionOf(principal!), member.Id, default)) return null;
        looks.Set(KeyOf(principal!), TimeProvider.GetUtcNow(), Options.ValidationInterval);
        return member;
    }

    /// <summary>While the database is away nobody is signed out: whatever is shown asks it again anyway.</summary>
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (WasLookedAt(context.Principal)) return;
        try
        {
            await base.ValidateAsync(context);
        }
        catch (Exception exception) when (Databases.IsAway(exception))
        {
            context.ShouldRenew = false;
        }
        finally
        {
            db.Rest();
        }
    }

    /// <summary>The new cookie is of the same session as the old.</summary>
    public static Task CarryOn(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(CurrentMember.SessionClaim) is { } session) context.NewPrincipal?.Identities.First().AddClaim(session.Clone());
        return Task.CompletedTask;
    }

    private bool WasLookedAt(ClaimsPrincipal? principal) =>
        principal is not null && looks.TryGetValue(KeyOf(principal), out DateTimeOffset at) && TimeProvider.GetUtcNow() - at < Options.ValidationInterval;

    /// <summary>Another stamp is another look: what was believed of the old one says nothing of the new.</summary>
    private static (string, string?, string?) KeyOf(ClaimsPrincipal principal) => ("looked at", CurrentMember.SessionOf(principal), principal.FindFirstValue(CurrentMember.StampClaim));
}
