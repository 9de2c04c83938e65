using System.Reflection;
using Community.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Verdicts;

/// <summary>
/// Who may do what: <c>verdicts.txt</c> is written by hand from the promises, and every route and hub method is tried by every role
/// on other people's things. Who is refused changes nothing; who is allowed succeeds with effect.
/// </summary>
public sealed class VerdictTests(VerdictPortal stage) : IClassFixture<VerdictPortal>
{
    private static readonly IReadOnlyList<VerdictRow> Table = VerdictRow.Read();

    public static TheoryData<int, string> Rows => new(Table.Select((row, at) => (at, row.Name)));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_role_is_told_what_the_table_says(int at, string name)
    {
        Assert.Equal(name, Table[at].Name);
        var wrong = await stage.TryAsync(Table[at]);
        if (wrong.Count > 0) Assert.Fail(string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Every_route_and_hub_method_stands_in_the_table_and_nothing_else()
    {
        var written = Table.Select(row => $"{row.Method} {row.Route}").ToHashSet(StringComparer.Ordinal);
        var there = Routes().Concat(HubMethods()).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], there.Except(written).Order(StringComparer.Ordinal));
        Assert.Equal([], written.Except(there).Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Routes()
    {
        foreach (var endpoint in stage.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            // Files are everybody's, and the hub is told apart by its methods.
            // The page of a fault is shown in place of another, whose route is tried; files that were added while it runs are files.
            if (endpoint.RoutePattern.RawText?.TrimStart('/') is "error" or "{**path:file}") continue;
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.Metadata.GetMetadata<HubMetadata>() is not null) continue;
            var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(NameOf))));
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]) yield return $"{method} {path}";
        }
    }

    private static IEnumerable<string> HubMethods() => typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.GetBaseDefinition().DeclaringType == typeof(LiveHub)).Select(method => $"HUB {method.Name}");

    private static string NameOf(RoutePatternPart part) => part switch
    {
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        RoutePatternLiteralPart literal => literal.Content,
        _ => "",
    };
}
