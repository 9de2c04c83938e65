using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;

namespace Community.Platform;

/// <summary>How much one member, or one block of addresses, may ask in a minute.</summary>
public sealed class LimitSettings
{
    /// <summary>Sign-in, registration and reset from one address block.</summary>
    [Range(1, 100_000)]
    public int AccountsPerMinute { get; set; } = 20;

    /// <summary>Writes of one member.</summary>
    [Range(1, 100_000)]
    public int WritesPerMinute { get; set; } = 120;

    /// <summary>Pieces of files that one member sends.</summary>
    [Range(1, 100_000)]
    public int PiecesPerMinute { get; set; } = 1_200;

    /// <summary>No limits at all, for measuring and for tests.</summary>
    public bool Off { get; set; }
}

public static class Limits
{
    public const string Accounts = "accounts";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<LimitSettings>("Limits");
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Accounts, context => IsFree(context, settings, development)
                ? RateLimitPartition.GetNoLimiter("free")
                : Window($"address:{BlockOf(context.Connection.RemoteIpAddress)}", settings.AccountsPerMinute));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => settings.Off || IsRead(context) || IsErrorPage(context) || CurrentMember.IdOf(context.User) is not { } id
                ? RateLimitPartition.GetNoLimiter("free")
                : IsPiece(context) ? Window($"pieces:{id}", settings.PiecesPerMinute) : Window($"member:{id}", settings.WritesPerMinute));
        });
    }

    /// <summary>An IPv6 household has a whole /64; counting single addresses would count nothing.</summary>
    public static string BlockOf(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    private static bool IsFree(HttpContext context, LimitSettings settings, bool development) =>
        settings.Off || IsRead(context) || IsErrorPage(context) || (development && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address));

    // The page that says "a short pause, please" is no further request.
    private static bool IsErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    // A photograph travels in many pieces and is one thing that somebody did.
    private static bool IsPiece(HttpContext context) => HttpMethods.IsPatch(context.Request.Method) && context.Request.Path.StartsWithSegments("/uploads", StringComparison.OrdinalIgnoreCase);

    private static bool IsRead(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    });
}
