using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>Shows a page on each screen in turn, and keeps pictures of it in artifacts/screens for people to look at.</summary>
public static class Screens
{
    // A long thread repeats itself, and every picture is drawn without a graphics card.
    private const float Longest = 2800;

    public static string Folder { get; } = Path.Combine(Repository(), "artifacts", "screens");

    /// <summary>Saves name-desktop, name-phone, name-dark and name-rtl.</summary>
    public static Task Shoot(IPage page, string name) => Each(page, screen => Save(page, $"{name}-{screen.Name}.png"));

    /// <summary>Right-to-left is the portal's own Persian, so the page is fetched again for it and afterwards.</summary>
    public static async Task Each(IPage page, Func<Screen, Task> look)
    {
        var language = await page.EvaluateAsync<string>("document.documentElement.lang");
        foreach (var screen in Screen.All)
        {
            await Turn(page, screen);
            if (screen.IsRightToLeft) await Read(page, "fa");
            await look(screen);
        }

        await Turn(page, Screen.Desktop);
        await Read(page, language);
    }

    internal static async Task Turn(IPage page, Screen screen)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light });
        // The new scheme is drawn in the next frame; measured before it, half the page is still light.
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 100))))");
    }

    // Asked beside the page, with the page's cookies, so that the page keeps its address.
    private static async Task Read(IPage page, string language)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), $"/language/{language}").AbsoluteUri, new() { MaxRedirects = 0 });
        Assert.True(answer.Status < 400, $"/language/{language} answered {answer.Status}");
        await page.ReloadAsync();
    }

    internal static async Task Save(IPage page, string file)
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var height = await page.EvaluateAsync<float>("document.documentElement.scrollHeight");
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, file), await DrawnAsync(page, Math.Min(height, Longest)));
    }

    /// <summary>Asked of Chromium itself, which packs a picture tightly unless it is told that nobody minds its size: that took longer than drawing it.</summary>
    private static async Task<byte[]> DrawnAsync(IPage page, float height, bool again = false)
    {
        var clip = new { x = 0, y = 0, width = page.ViewportSize!.Width, height, scale = 1 };
        var session = await page.Context.NewCDPSessionAsync(page);
        try
        {
            var answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "png", ["optimizeForSpeed"] = true, ["captureBeyondViewport"] = true, ["clip"] = clip }).WaitAsync(Soon.Patience);
            return answer!.Value.GetProperty("data").GetBytesFromBase64();
        }
        // Now and then Chromium does not draw the frame it was asked for while another window is drawn; asked again, it does.
        catch (TimeoutException) when (!again)
        {
            return await DrawnAsync(page, height, again: true);
        }
        finally
        {
            await session.DetachAsync();
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Community.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
