using Community.Database;
using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>
/// Goes from page to page with everybody's eyes, in both themes and both directions and on a phone, and notes what is wrong instead of stopping,
/// so that one walk tells everything. Each person keeps a window in English and one in Persian.
/// </summary>
internal sealed class PageWalk(string portal, string domain, string password) : IAsyncDisposable
{
    private static readonly Screen s_phoneRightToLeft = Screen.Phone with { Name = "phone-rtl", IsRightToLeft = true };

    private readonly Dictionary<(string? Who, string Language), ChromeWindow> windows = [];
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public async Task VisitAsync(PortalPage page)
    {
        var english = await OpenAsync(page, "en");
        // What a page looks like is the same on every database; that it is there and complains of nothing is not.
        if (TestDatabase.Provider != DatabaseProvider.Sqlite) return;
        await LookAsync(english, page, Screen.Desktop, Axe.FaultsAsync);
        await LookAsync(english, page, Screen.Dark, Axe.FaultsOfColourAsync);
        await LookAsync(english, page, Screen.Phone, Axe.FaultsAsync);
        var persian = await OpenAsync(page, "fa");
        await LookAsync(persian, page, Screen.RightToLeft, Axe.FaultsAsync);
        await Screens.Turn(persian, s_phoneRightToLeft);
        await MeasureAsync(persian, page, s_phoneRightToLeft);
    }

    /// <summary>Closing a window fails the test if its pages complained: of the policy, of a script, of a file that is not there.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values) await window.DisposeAsync();
    }

    private async Task LookAsync(IPage window, PortalPage page, Screen screen, Func<IPage, Task<string>> judge)
    {
        await Screens.Turn(window, screen);
        if (await judge(window) is { Length: > 0 } shutOut) faults.Add($"{page.Name} ({screen.Name}): {shutOut}");
        await MeasureAsync(window, page, screen);
        await Screens.Save(window, $"{page.Name}-{screen.Name}.png");
    }

    private async Task MeasureAsync(IPage window, PortalPage page, Screen screen)
    {
        var beyond = await window.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (beyond > 0) faults.Add($"{page.Name} ({screen.Name}) scrolls sideways by {beyond} px");
    }

    private async Task<IPage> OpenAsync(PortalPage page, string language)
    {
        var window = await WindowOf(page.Who, language);
        await Screens.Turn(window, Screen.Desktop);
        var answer = await window.GotoAsync(page.Address);
        var arrived = new Uri(window.Url).PathAndQuery;
        if (answer!.Status != page.Status || !arrived.StartsWith(page.Address, StringComparison.Ordinal)) faults.Add($"{page.Name}: {page.Address} answered {answer.Status} and led to {arrived}");
        return window;
    }

    private async Task<IPage> WindowOf(string? who, string language)
    {
        if (windows.TryGetValue((who, language), out var open)) return open.Page;
        var window = windows[(who, language)] = await Chrome.Open(portal, language == "fa" ? Screen.RightToLeft : null);
        // The pages for what went wrong are pages too.
        window.Expect($"{portal}/error");
        if (who is not null) await SignInAsync(window.Context, $"{who}@{domain}");
        await window.Context.AddCookiesAsync([new() { Name = "language", Value = language, Url = portal }]);
        return window.Page;
    }

    private async Task SignInAsync(IBrowserContext context, string email)
    {
        var form = context.APIRequest.CreateFormData().Append("Email", email).Append("Password", password);
        var answer = await context.APIRequest.PostAsync("/account/sign-in", new() { Form = form, MaxRedirects = 0, Headers = [new("Sec-Fetch-Site", "same-origin")] });
        Assert.Equal(303, answer.Status);
    }
}
