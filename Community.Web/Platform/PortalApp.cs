using Community.Api;
using Community.Pictures;

namespace Community.Platform;

/// <summary>The whole portal, put together in the order in which a request meets it.</summary>
public static class PortalApp
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(PortalApp).Assembly.GetName().Name });
        adjust?.Invoke(builder);
        builder.AddSettings();
        builder.AddLogs();
        builder.AddDoor();
        builder.AddData();
        builder.AddPictures();
        builder.AddSignIn();
        builder.AddPages();
        builder.AddVisitorPages();
        builder.AddApi();
        builder.AddLive();
        builder.AddMail();
        builder.AddLimits();
        builder.AddMetrics();
        builder.AddTelemetry();
        var app = builder.Build();

        app.UseRequestLog();
        app.UseTelemetry();
        app.UseForwardedHeaders();
        app.UseHeadAsGet();
        app.UseErrorPages();
        app.UseSecurityHeaders();
        app.UseApiErrors();
        app.UseMethodOverride();
        app.UseRouting();
        app.UseAskedRoute();
        app.UseBodyLimit();
        app.UsePictureDoor();
        app.UseAuthentication();
        app.UseOriginCheck();
        app.UseReaderCulture();
        app.UseVisitorPages();
        app.UseRateLimiter();
        app.UseAuthorization();

        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
        app.MapApi();
        app.MapLive();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
