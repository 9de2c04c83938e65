using System.Security.Claims;
using Community.Database;
using Community.Members;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Once a minute a cookie is looked at again: by its security stamp, as Identity does, and by the session it names.</summary>
public sealed class SessionValidator(IOptions<SecurityStampValidatorOptions> options, SignInManager<Member> signIn, ILoggerFactory logs, CommunityDb db)
    : SecurityStampValidator<Member>(options, signIn, logs)
{
    protected override async Task<Member?> VerifySecurityStamp(ClaimsPrincipal? principal)
    {
        var member = await base.VerifySecurityStamp(principal);
        return member is not null && await db.IsOpenAsync(CurrentMember.SessionOf(principal!), member.Id, default) ? member : null;
    }

    /// <summary>While the database is away nobody is signed out: whatever is shown asks it again anyway.</summary>
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await base.ValidateAsync(context);
        }
        catch (Exception exception) when (Databases.IsAway(exception))
        {
            context.ShouldRenew = false;
        }
    }

    /// <summary>The new cookie is of the same session as the old.</summary>
    public static Task CarryOn(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(CurrentMember.SessionClaim) is { } session) context.NewPrincipal?.Identities.First().AddClaim(session.Clone());
        return Task.CompletedTask;
    }
}
