using Community.Api;
using Community.Members;
using Community.Platform;

namespace Community.Tokens;

/// <summary>Address and password of a member.</summary>
/// <param name="Email">The address with which the member registered.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">The code of the second factor, for members who have one.</param>
public sealed record Credentials(string Email = "", string Password = "", string? Code = null);

/// <summary>A token to be sent as <c>Authorization: Bearer …</c>.</summary>
/// <param name="Token">The token; nobody can read it again.</param>
/// <param name="Expires">When it ends by itself.</param>
public sealed record IssuedToken(string Token, DateTime Expires);

/// <summary>Signing in for programs. The same tries are counted, and the same words said, as on the page.</summary>
internal static class TokensApi
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        api.MapPost("/token", SignInAsync).Called("signIn", "Sign in: a token for a day",
                "With all scopes. Ends with the password, like a session. Programs that run by themselves are better served by a personal token, made at /account/tokens.")
            .Answers<IssuedToken>().Takes(new Credentials("you@example.org", "your password"))
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status429TooManyRequests).RequireRateLimiting(Limits.Accounts);
        api.MapDelete("/token", EndAsync).Called("signOut", "Sign out: this token ends").For(Scopes.Read).Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> SignInAsync(Credentials typed, HttpRequest request, SignInMember recognise, MakeDayToken make, CancellationToken stop)
    {
        var known = await recognise.By(new SignInTry(typed.Email, typed.Password, Limits.BlockOf(request.HttpContext.Connection.RemoteIpAddress), Code: typed.Code), stop);
        if (known.Refusal is { } refusal) return Refused.With(refusal);
        return (await make.By(known.Value, stop)).Told(made => new IssuedToken(made.Secret, made.ExpiresAt));
    }

    private static async Task<IResult> EndAsync(HttpContext http, CurrentMember me, RevokeToken revoke, CancellationToken stop)
    {
        var ended = await revoke.By(me.Member, BearerTokens.TokenOf(http.User) ?? 0, stop);
        // Ended meanwhile is ended.
        return ended.Refusal is { } refusal && refusal != Refusal.NotFound ? Refused.With(refusal) : TypedResults.NoContent();
    }
}
