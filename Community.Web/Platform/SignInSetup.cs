using Community.Api;
using Community.Members;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Community.Platform;

/// <summary>Identity on the portal's own tables and cookies.</summary>
public static class SignInSetup
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var cookies = PortalCookies.Of(builder.Configuration);
        builder.Services.AddSingleton(cookies);
        builder.Services.AddIdentityCore<Member>(Accounts).AddEntityFrameworkStores<CommunityDb>().AddSignInManager().AddDefaultTokenProviders();
        builder.Services.AddAuthentication(BearerTokens.OrCookie)
            .AddPolicyScheme(BearerTokens.OrCookie, displayName: null, either => either.ForwardDefaultSelector = context => context.Request.IsApi() ? BearerTokens.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.Scheme, configureOptions: null)
            .AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookies.Apply(cookie.Cookie, cookies.Session);
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "next";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
        });
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => cookies.Apply(cookie.Cookie, cookies.Passkey));
        builder.AddOutsideDoor(cookies);
        builder.Services.Configure<IdentityPasskeyOptions>(passkey => Passkeys(passkey, builder.Configuration));
        builder.Services.Configure<CookieTempDataProviderOptions>(flash => cookies.Apply(flash.Cookie, cookies.Flash));
        // A changed password or an ended session signs out within a minute, wherever nothing looks sooner.
        builder.Services.AddScoped<ISecurityStampValidator, SessionValidator>();
        builder.Services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
            (options.ValidationInterval, options.TimeProvider, options.OnRefreshingPrincipal) = (TimeSpan.FromMinutes(1), clock, SessionValidator.CarryOn));
        builder.Services.Configure<DataProtectionTokenProviderOptions>(token => token.TokenLifespan = MailLinks.ValidFor);
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<CurrentMember>();
        builder.Services.AddSingleton<SideNotes>();
        builder.Services.AddScoped<MailLinks>();
        builder.Services.AddScoped<Entrance>();
        builder.Services.AddScoped<SecurityPages>();
        builder.Services.AddSingleton<NobodysHash>();
        builder.Services.AddSingleton<KnownDevices>();
        builder.Services.AddSingleton<ConfirmationTicket>();
        builder.Services.AddSingleton<Threshold>();
        builder.Services.AddScoped<AccountLetters>();
        builder.Services.AddSingleton<PortalAddress>();
    }

    /// <summary>Bound to our host, found by the device without a name typed, and opened by finger, face or PIN: both factors in one.</summary>
    private static void Passkeys(IdentityPasskeyOptions passkey, IConfiguration settings)
    {
        passkey.ServerDomain = settings["Portal:BaseUrl"] is { Length: > 0 } address ? new Uri(address).Host : null;
        passkey.UserVerificationRequirement = "required";
        passkey.ResidentKeyRequirement = "required";
    }

    private static void Accounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
        options.SignIn.RequireConfirmedEmail = true;
        // Long beats complicated (NIST SP 800-63B).
        options.Password.RequiredLength = MemberSizes.PasswordMinimum;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireUppercase = false;
    }
}
