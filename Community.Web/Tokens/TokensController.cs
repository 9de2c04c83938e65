using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Tokens;

/// <summary>What is typed for a new token.</summary>
public sealed class TokenForm
{
    public string Name { get; set; } = "";

    public List<Scopes> Scopes { get; set; } = [Community.Tokens.Scopes.Read];

    public int Days { get; set; } = 90;

    public string Current { get; set; } = "";

    public string Code { get; set; } = "";

    public TokenWish AsWish() => new(Name ?? "", Scopes.Aggregate(Community.Tokens.Scopes.None, (all, scope) => all | scope), Days);
}

/// <summary>A member's tokens, the form for another, and the one that was just made.</summary>
/// <param name="AsksCode">The member has a second factor, so a further token asks for its code.</param>
public sealed record TokensPage(IReadOnlyList<TokenCard> Tokens, TokenForm Form, string? Made, bool AsksCode)
{
    /// <summary>One by one, as they are offered and shown.</summary>
    public static readonly IReadOnlyList<Scopes> Single = [Scopes.Read, Scopes.Write, Scopes.Manage];
}

/// <summary>Personal tokens: making one, seeing which still serve, ending them.</summary>
[Route("account/tokens")]
public sealed class TokensController(CommunityDb db, MakePersonalToken make, RevokeToken revoke, KnownDevices devices) : PortalController
{
    /// <summary>Shown on the next page and on no other: it travels there in a sealed cookie, which looking takes away.</summary>
    private const string Made = "MadeToken";

    [HttpGet("")]
    public async Task<IActionResult> Index() => Me is null ? Refused(Refusal.SignInFirst) : await PageAsync(new TokenForm(), TempData[Made] as string);

    /// <remarks>Takes no idempotency key, since the answer kept under it would be the token itself.</remarks>
    [HttpPost(""), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Create(TokenForm form) => await Answer(await make.By(Me, devices.ProofOf(HttpContext, form.Current, form.Code), form.AsWish(), Stop), made =>
    {
        TempData[Made] = made.Secret;
        return SeeOther("/account/tokens");
    }, () => PageAsync(form, made: null));

    [HttpDelete("{id:long}")]
    public async Task<IActionResult> Revoke(long id) => await Answer(await revoke.By(Me, id, Stop), _ =>
    {
        TempData["Flash"] = Words.Of("Tokens.Revoked");
        return SeeOther("/account/tokens");
    });

    private async Task<IActionResult> PageAsync(TokenForm form, string? made)
    {
        Response.Headers.CacheControl = "no-store";
        return View("Index", new TokensPage(await db.TokensOfAsync(Me!, Stop), form, made, Me!.TwoFactorEnabled));
    }
}
