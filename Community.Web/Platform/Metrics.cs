using System.Net;
using System.Security.Cryptography;
using System.Text;
using Community.Events;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary><c>/metrics</c>: for this machine, and for whoever holds the key; for everybody else there is no such page.</summary>
public static class Metrics
{
    private const string Bearer = "Bearer ";

    public static void AddMetrics(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Measures>();

    public static void MapMetrics(this WebApplication app)
    {
        // Counts from the first request on, and not from the first that asks.
        _ = app.Services.GetRequiredService<Measures>();
        app.MapGet("/metrics", async (HttpContext context, CommunityDb db, Measures measures, IOptions<PortalSettings> settings) =>
            IsLocal(context) || HoldsKey(context, settings.Value.MetricsKey)
                ? Results.Text(MetricsText.Of(measures, await db.BacklogAsync(context.RequestAborted), db.Now), "text/plain; version=0.0.4")
                : Results.NotFound());
    }

    /// <summary>Asked on this machine for this machine. A proxy on the same machine passes on the name that readers use, or says for whom it asks.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    private static bool HoldsKey(HttpContext context, string? key) =>
        key is { Length: > 0 } && context.Request.Headers.Authorization.ToString() is var given && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[Bearer.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
