using Community.Admin;
using Community.Members;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser;

/// <summary>No page is left out: each is walked in light, dark, on a phone and from right to left, and its pictures are kept for people to judge.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class EveryPageTests
{
    [Fact]
    public async Task Every_page_of_a_lively_portal_can_be_used_by_everyone_on_every_screen()
    {
        Chrome.SkipWhereMissing();
        var portal = await DemoPortal.Seeded;
        var pages = await new PortalPages(portal).ListAsync();
        Assert.Empty(Unlisted(portal, pages));

        await WalkAsync(portal, pages, "demo.example", SeedDemo.Password);
    }

    [Fact]
    public async Task Every_page_that_can_be_empty_says_what_to_do_next()
    {
        Chrome.SkipWhereMissing();
        await using var portal = await Portal.StartAsync(("Portal:Demo", "true"));
        var ada = await portal.NewMemberAsync("Ada");
        var keeper = await portal.Look(db => db.Members.SingleAsync(row => row.Id == Member.PortalId));
        Assert.True((await portal.Do((MakeAdministrator make) => make.By(keeper, ada.Email!))).Succeeded);

        await WalkAsync(portal, PortalPages.Empty, "portal.test", Portal.Password);
    }

    /// <summary>Two walk at once: while one waits for a picture, the other's page is drawn.</summary>
    private static async Task WalkAsync(Portal portal, IReadOnlyList<PortalPage> pages, string domain, string password)
    {
        var faults = await Task.WhenAll(pages.Index().GroupBy(page => page.Index % 2, page => page.Item).Select(part => FaultsAsync(portal, part, domain, password)));
        Assert.True(faults.All(part => part.Count == 0), string.Join(Environment.NewLine, faults.SelectMany(part => part)));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Portal portal, IEnumerable<PortalPage> pages, string domain, string password)
    {
        await using var walk = new PageWalk(portal.Address, domain, password);
        foreach (var page in pages) await walk.VisitAsync(page);
        return walk.Faults;
    }

    private static IEnumerable<string> Unlisted(Portal portal, IReadOnlyList<PortalPage> pages) => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && AnswersGet(endpoint))
        .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Except(PortalPages.NoPages).Except(pages.Select(page => page.Route));

    private static bool AnswersGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET");
}
