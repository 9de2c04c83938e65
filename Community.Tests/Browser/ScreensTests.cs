namespace Community.Browser;

[Collection(Chrome.OneAtATime)]
public sealed class ScreensTests
{
    public ScreensTests() => Chrome.SkipWhereMissing();

    [Fact]
    public async Task Each_screen_shows_the_page_its_own_way_and_leaves_it_as_it_was()
    {
        await using var site = await TinySite.Serve("");
        await using var window = await Chrome.Open(site.Address);
        await window.Page.GotoAsync("/?sort=new");
        var seen = new List<string>();

        await Screens.Each(window.Page, async screen => seen.Add($"{screen.Name}: {await Looks()}"));

        Assert.Equal(["desktop: 1280 ltr light", "phone: 360 ltr light", "dark: 1280 ltr dark", "rtl: 1280 rtl light"], seen);
        Assert.Equal("1280 ltr light", await Looks());
        Assert.EndsWith("/?sort=new", window.Page.Url, StringComparison.Ordinal);

        Task<string> Looks() => window.Page.EvaluateAsync<string>(
            "`${innerWidth} ${document.documentElement.dir} ${matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'}`");
    }

    [Fact]
    public async Task Pictures_of_all_four_are_kept()
    {
        await using var site = await TinySite.Serve("");
        await using var window = await Chrome.Open(site.Address);
        await window.Page.GotoAsync("/");
        var before = DateTime.UtcNow.AddSeconds(-1);

        await Screens.Shoot(window.Page, "tiny");

        string[] names = ["desktop", "phone", "dark", "rtl"];
        Assert.All(names, name => Assert.True(File.GetLastWriteTimeUtc(Path.Combine(Screens.Folder, $"tiny-{name}.png")) > before));
    }
}
