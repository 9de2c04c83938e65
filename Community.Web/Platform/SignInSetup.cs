using Community.Members;
using Microsoft.AspNetCore.Identity;

namespace Community.Platform;

/// <summary>Identity on the portal's own tables and cookies.</summary>
public static class SignInSetup
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var secure = builder.Configuration["Portal:BaseUrl"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        builder.Services.AddIdentityCore<Member>(Accounts).AddEntityFrameworkStores<CommunityDb>().AddSignInManager().AddDefaultTokenProviders();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            // The prefix binds the cookie to this host and to https; plain names only on loopback.
            cookie.Cookie.Name = secure ? "__Host-community" : "community";
            cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "next";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
        });
        // A changed password signs out every other device within a minute.
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<CurrentMember>();
    }

    private static void Accounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
        options.SignIn.RequireConfirmedEmail = true;
        // Long beats complicated (NIST SP 800-63B).
        options.Password.RequiredLength = 10;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireUppercase = false;
        options.Stores.MaxLengthForKeys = 128;
    }
}
