using Community.Platform;
using Community.Tokens;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Community.Api;

/// <summary>An operation in the page's table.</summary>
/// <param name="Scope">Null where no token is asked for at all.</param>
public sealed record ListedOperation(string Method, string Path, string Summary, Scopes? Scope, bool Visitors);

/// <summary>A few lines for a shell, which the step is about.</summary>
/// <param name="Key">Of the words that say what they do.</param>
public sealed record ShellStep(string Key, string Lines);

/// <summary>What the page tells.</summary>
public sealed record ApiPage(IReadOnlyList<ShellStep> Steps, IReadOnlyList<ListedOperation> Operations, LimitSettings Limits);

/// <summary>The page for people who write programs: enough of it to vote from a shell.</summary>
[Route("api")]
public sealed class ApiPageController(EndpointDataSource endpoints, PortalAddress address, IConfiguration settings) : PortalController
{
    [HttpGet("")]
    public IActionResult Show() => View("Index", new ApiPage(ShellLines.For(address.Of(ApiSetup.Root), Me?.Email), [.. Operations()], settings.Read<LimitSettings>("Limits")));

    private IEnumerable<ListedOperation> Operations() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(ApiSetup.Root, StringComparison.Ordinal) == true)
        .Select(endpoint => (endpoint, Needs: endpoint.Metadata.GetMetadata<ScopeNeeded>()))
        .Select(one => new ListedOperation(
            one.endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
            one.endpoint.RoutePattern.RawText![ApiSetup.Root.Length..].Replace(":long", "", StringComparison.Ordinal),
            one.endpoint.Metadata.GetRequiredMetadata<IEndpointSummaryMetadata>().Summary, one.Needs?.Scope, one.Needs?.Visitors ?? false));
}
