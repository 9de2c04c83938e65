using Community.Admin;
using Community.Database;
using Community.Funnel;
using Community.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser;

/// <summary>The demo community, played into one portal for all tests that want a lively one: a year takes its time.</summary>
public static class DemoPortal
{
    private static readonly Lazy<Task<Portal>> s_seeded = new(SeedAsync);

    public static Task<Portal> Seeded => s_seeded.Value;

    private static async Task<Portal> SeedAsync()
    {
        var portal = await Portal.StartAsync(("Portal:Demo", "true"));
        Assert.Equal(DemoState.Empty, await portal.Look(db => SeedDemo.StateAsync(db)));
        var pictures = (portal.Services.GetRequiredService<IPictureEngine>(), portal.Services.GetRequiredService<IPictureStore>(), portal.Services.GetRequiredService<PictureFolders>());
        await SeedDemo.RunAsync(portal.Services.GetRequiredService<DatabaseSettings>(), new FunnelSettings(), pictures);
        return portal;
    }
}
