using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Community.Platform;
using Community.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Community.Api;

/// <summary>Knows a program by the token it shows. Cookies are not looked at: what a browser sends by itself proves nothing here, so no call can be forged with it.</summary>
public sealed class BearerTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CommunityDb db, CurrentMember current, SideNotes notes)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "Bearer";

    /// <summary>Tokens for the API, the cookie for everything else.</summary>
    public const string OrCookie = "BearerOrCookie";

    private const string ScopeClaim = "scope";
    private const string TokenClaim = "token";

    public static Scopes ScopesOf(ClaimsPrincipal caller) => Enum.TryParse<Scopes>(caller.FindFirstValue(ScopeClaim), out var scopes) ? scopes : Scopes.None;

    public static long? TokenOf(ClaimsPrincipal caller) => long.TryParse(caller.FindFirstValue(TokenClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var shown = Request.Headers.Authorization.ToString();
        if (shown.Length == 0) return AuthenticateResult.NoResult();
        var secret = shown.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase) ? shown[(Scheme.Length + 1)..].Trim() : null;
        if (await db.BearerAsync(secret, Context.RequestAborted) is not { } bearer) return AuthenticateResult.Fail("This is no token that opens anything.");
        if (NoteTokenUse.IsNews(bearer, db.Now)) await notes.WriteAsync<NoteTokenUse>(note => note.By(bearer, CancellationToken.None));
        current.Shown(bearer.Asker);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(bearer)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? Scheme : $"{Scheme} error=\"invalid_token\"";
        return Problem.Of(StatusCodes.Status401Unauthorized).WriteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = $"{Scheme} error=\"insufficient_scope\"";
        return Refused.With(TokenRefusals.ScopeTooNarrow).ExecuteAsync(Context);
    }

    private static ClaimsIdentity IdentityOf(TokenBearer bearer) => new(
    [
        new Claim(ClaimTypes.NameIdentifier, bearer.Asker.Member.Id.ToString(CultureInfo.InvariantCulture)),
        new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, bearer.Asker.Member.SecurityStamp!),
        new Claim(ScopeClaim, bearer.Scopes.ToString()),
        new Claim(TokenClaim, bearer.TokenId.ToString(CultureInfo.InvariantCulture)),
    ], Scheme);
}
