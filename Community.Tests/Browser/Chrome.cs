using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>The one Chromium of this test process. Every window has cookies of its own, so two windows are two people.</summary>
public static class Chrome
{
    /// <summary>The collection of all that drives a browser: two of them on two cores wait for each other longer than they work.</summary>
    public const string OneAtATime = "one browser at a time";

    // Chromium draws the list under its own address bar as two pages of its own, anew for every window, and they cost more than many a page of ours; nobody here types there.
    // The rest is Playwright's own list: Chromium hears only the last one.
    private const string LeftOut = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,"
        + "ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled";

    private static readonly Lazy<Task<IBrowser>> s_browser = new(Start);

    public static string? Program { get; } = Places().FirstOrDefault(File.Exists);

    public static bool IsInstalled => Program is not null;

    public static void SkipWhereMissing() =>
        Assert.SkipUnless(IsInstalled, "Chromium is not installed here; ./test installs it where it may.");

    /// <summary>Opens a window whose addresses are relative to the portal's. Closing it fails the test if the page complained.</summary>
    public static async Task<ChromeWindow> Open(string portal, Screen? screen = null)
    {
        var browser = await s_browser.Value;
        var context = await browser.NewContextAsync(Options(portal, screen ?? Screen.Desktop));
        context.SetDefaultTimeout((float)Soon.Patience.TotalMilliseconds);
        return await ChromeWindow.Open(context);
    }

    private static BrowserNewContextOptions Options(string portal, Screen screen) => new()
    {
        BaseURL = portal,
        ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
        DeviceScaleFactor = screen.Density,
        IsMobile = screen.IsTouched,
        HasTouch = screen.IsTouched,
        ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        // Half a transition is a colour that no theme has, and axe would measure it.
        ReducedMotion = ReducedMotion.Reduce,
        Locale = screen.IsRightToLeft ? "fa-IR" : "en-GB",
        TimezoneId = "Europe/Copenhagen",
        JavaScriptEnabled = screen.HasScript,
    };

    private static async Task<IBrowser> Start()
    {
        if (Program is null) throw new InvalidOperationException("Chromium is not installed: sudo apt-get install chromium, or run ./test, which does it.");
        Assertions.SetDefaultExpectTimeout((float)Soon.Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // Chromium's sandbox needs rights that root in a container lacks, and /dev/shm is small there.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb", $"--disable-features={LeftOut}"],
        });
    }

    private static IEnumerable<string> Places() =>
        from name in new[] { Environment.GetEnvironmentVariable("COMMUNITY_TEST_CHROMIUM") ?? "chromium", "chromium-browser", "google-chrome", "google-chrome-stable" }
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        select Path.Combine(folder, name);
}
