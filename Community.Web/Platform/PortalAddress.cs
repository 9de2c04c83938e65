using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Where readers reach the portal, for links in what it sends.</summary>
public sealed class PortalAddress(IOptions<PortalSettings> settings, IServer server)
{
    /// <summary>The address of the settings; while there is none, the one this machine listens on.</summary>
    public string Of(string path) => $"{Base().TrimEnd('/')}{path}";

    private string Base() => settings.Value.BaseUrl is { Length: > 0 } address ? address
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080";
}
