using Community.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace Community.Api;

/// <summary>The scope that a call needs.</summary>
/// <param name="Scope">One of them.</param>
/// <param name="Visitors">Whether it may also be made without any token, as the page can be seen without signing in.</param>
public sealed record ScopeNeeded(Scopes Scope, bool Visitors) : IAuthorizationRequirement;

/// <summary>Asks a token for its scope. A token that is no good is never taken for a visitor.</summary>
public sealed class ScopeDoor : AuthorizationHandler<ScopeNeeded>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeNeeded requirement)
    {
        var open = context.User.Identity?.IsAuthenticated == true
            ? BearerTokens.ScopesOf(context.User).HasFlag(requirement.Scope)
            : requirement.Visitors && context.Resource is HttpContext { Request.Headers.Authorization.Count: 0 };
        if (open) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal static class Doors
{
    /// <summary>For whoever holds a token of this scope.</summary>
    public static RouteHandlerBuilder For(this RouteHandlerBuilder route, Scopes scope) => route.Behind(new ScopeNeeded(scope, Visitors: false));

    /// <summary>For visitors too; a token that is shown needs this scope.</summary>
    public static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder route, Scopes scope = Scopes.Read) => route.Behind(new ScopeNeeded(scope, Visitors: true));

    private static RouteHandlerBuilder Behind(this RouteHandlerBuilder route, ScopeNeeded needed)
    {
        route.RequireAuthorization(new AuthorizationPolicyBuilder(BearerTokens.Scheme).AddRequirements(needed).Build());
        route.WithMetadata(needed).Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        return needed.Scope == Scopes.Read ? route : route.Refuses(StatusCodes.Status429TooManyRequests);
    }
}
