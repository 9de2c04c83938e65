using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Community.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Community.Members;

/// <summary>
/// The framework's OAuth handler, set up for the one portal of the settings: state bound to the browser, PKCE, and what that portal says of the person, which
/// waits sealed in the browser for ten minutes.
/// </summary>
internal static class OutsideDoor
{
    public const string Scheme = "OAuth";

    /// <summary>Where the other portal sends people back to; the operator registers it there.</summary>
    public const string BackPath = "/account/sign-in/oauth/back";

    private const string Verified = "verified";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public static void AddOutsideDoor(this WebApplicationBuilder builder, PortalCookies cookies)
    {
        builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie =>
        {
            cookies.Apply(cookie.Cookie, cookies.Outside);
            cookie.ExpireTimeSpan = Kept;
        });
        var set = OutsideSettings.Of(builder.Configuration);
        builder.Services.AddSingleton(new OpenProvider(set?.Provider));
        if (set is not { } settings) return;
        builder.Services.AddSingleton(settings);
        builder.Services.AddAuthentication().AddOAuth(Scheme, options => Apply(options, settings, cookies));
    }

    /// <summary>Who came back, as long as their browser remembers.</summary>
    public static async Task<OutsideIdentity?> OutsideAsync(this HttpContext context, OutsideSettings settings)
    {
        var found = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (found.Principal is not { } person || person.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 and <= 255 } key) return null;
        return new OutsideIdentity(settings.Provider, key, person.FindFirstValue(ClaimTypes.Email) ?? "", person.HasClaim(Verified, "true"), person.FindFirstValue(ClaimTypes.Name) ?? "");
    }

    private static void Apply(OAuthOptions options, OutsideSettings settings, PortalCookies cookies)
    {
        (options.AuthorizationEndpoint, options.TokenEndpoint, options.UserInformationEndpoint) = (settings.AuthorizationEndpoint, settings.TokenEndpoint, settings.UserInformationEndpoint);
        (options.ClientId, options.ClientSecret, options.CallbackPath, options.UsePkce) = (settings.ClientId, settings.ClientSecret, BackPath, true);
        (options.SignInScheme, options.RemoteAuthenticationTimeout, options.BackchannelTimeout) = (IdentityConstants.ExternalScheme, Kept, TimeSpan.FromSeconds(10));
        // They come back by a link of another portal, which brings cookies along that are lax.
        cookies.Apply(options.CorrelationCookie, $"{cookies.Outside}.");
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        options.Events.OnCreatingTicket = context => AskAsync(context, settings);
        options.Events.OnAccessDenied = context => LeaveAsync(context, "Members.Outside.Denied");
        options.Events.OnRemoteFailure = context => LeaveAsync(context, "Members.Outside.Failed");
    }

    /// <summary>Asks who it is. Whatever is not an answer ends in a refusal, and never in an identity without a key.</summary>
    private static async Task AskAsync(OAuthCreatingTicketContext context, OutsideSettings settings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        var key = Text(said.RootElement, settings.IdField);
        if (key.Length is 0 or > 255) throw new AuthenticationFailureException("The user information names nobody.");
        context.Identity!.AddClaims([new Claim(ClaimTypes.NameIdentifier, key), new Claim(ClaimTypes.Email, Text(said.RootElement, settings.EmailField)), new Claim(ClaimTypes.Name, Text(said.RootElement, settings.NameField))]);
        if (settings.VerifiedField.Length > 0 && Text(said.RootElement, settings.VerifiedField) is "true") context.Identity.AddClaim(new Claim(Verified, "true"));
    }

    /// <summary>Numbers and truths as JSON writes them; empty for what is not there.</summary>
    private static string Text(JsonElement person, string field) => person.ValueKind != JsonValueKind.Object || !person.TryGetProperty(field, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number or JsonValueKind.True => value.GetRawText(),
        _ => "",
    };

    private static Task LeaveAsync(HandleRequestContext<RemoteAuthenticationOptions> context, string words)
    {
        var flash = context.HttpContext.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context.HttpContext);
        flash["FlashWrong"] = Words.Of(words);
        flash.Save();
        context.Response.Redirect("/account/sign-in");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
