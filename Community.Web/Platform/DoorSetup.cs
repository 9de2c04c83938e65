using System.Net;
using Community.Database;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Community.Platform;

/// <summary>Under which names the portal answers, whose word about an address it takes, and how much it lets in.</summary>
public static class DoorSetup
{
    /// <summary>Enough for any text of ours many times over; what takes pictures says its own size.</summary>
    public const long BodyLimit = 1024 * 1024;

    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddDoor(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Services.Configure<HostFilteringOptions>(hosts =>
            (hosts.AllowedHosts, hosts.AllowEmptyHosts, hosts.IncludeFailureMessage) = ([.. HostsOf(settings)], false, false));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, ProxiesOf(settings)));
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.Services.Configure<FormOptions>(form => (form.ValueCountLimit, form.KeyLengthLimit, form.ValueLengthLimit) = (500, 200, (int)BodyLimit));
        // Read at start, so that a wrong one is a sentence and not a surprise at the first request.
        foreach (var proxy in ProxiesOf(settings)) _ = NetworkOf(proxy);
    }

    /// <summary>
    /// A body too large for where it goes is refused before anything reads it: a reader of forms would take what it could not read for a form without fields.
    /// One that does not tell its length is cut off at the limit.
    /// </summary>
    public static void UseBodyLimit(this WebApplication app) => app.Use((context, next) =>
    {
        // The page that tells of it comes by here again, with the body that caused it.
        var isAgain = context.Features.Get<IExceptionHandlerFeature>() is not null;
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimit;
        return isAgain || context.Request.ContentLength is not { } length || length <= limit
            ? next(context)
            : throw new BadHttpRequestException($"A body of {length} bytes, where {limit} are the most.", StatusCodes.Status413PayloadTooLarge);
    });

    /// <summary>The host of the address; while that is loopback, every name of this machine; and what AllowedHosts adds, for health probes say.</summary>
    private static IEnumerable<string> HostsOf(IConfiguration settings)
    {
        var own = settings["Portal:BaseUrl"] is { Length: > 0 } address ? new Uri(address) : null;
        var added = (settings["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(host => host != "*");
        return (own is null or { IsLoopback: true } ? Loopback : []).Concat(own is null ? [] : [own.Host]).Concat(added).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static string[] ProxiesOf(IConfiguration settings) =>
        (settings["Portal:Proxies"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Never the host: it is what the origin of a form is compared with.
    private static void Trust(ForwardedHeadersOptions forwarded, string[] proxies)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        forwarded.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in proxies) forwarded.KnownIPNetworks.Add(NetworkOf(proxy));
    }

    private static System.Net.IPNetwork NetworkOf(string proxy)
    {
        if (System.Net.IPNetwork.TryParse(proxy, out var network)) return network;
        if (IPAddress.TryParse(proxy, out var address)) return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new SettingsException($"Portal:Proxies names '{proxy}'. It must be an address such as 10.0.0.7, or a network such as 10.0.0.0/24.");
    }
}
