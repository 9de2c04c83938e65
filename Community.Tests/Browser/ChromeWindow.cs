using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>One person's window. It listens to what the page complains of, and closing it fails the test if there was anything.</summary>
public sealed class ChromeWindow : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentBag<string> _expected = [];

    private ChromeWindow(IBrowserContext context) => Context = context;

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; } = null!;

    public IEnumerable<string> Complaints =>
        _complaints.Distinct(StringComparer.Ordinal).Where(complaint => !_expected.Any(part => complaint.Contains(part, StringComparison.Ordinal)));

    /// <summary>For a test that breaks something on purpose: complaints that contain this are part of it.</summary>
    public void Expect(string part) => _expected.Add(part);

    /// <summary>A second tab of the same person.</summary>
    public Task<IPage> NewTab() => Context.NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        await LetEventsArrive();
        await Context.CloseAsync();
        if (Complaints.ToList() is { Count: > 0 } complaints)
            Assert.Fail($"The browser complained:{Environment.NewLine}{string.Join(Environment.NewLine, complaints)}");
    }

    internal static async Task<ChromeWindow> Open(IBrowserContext context)
    {
        var window = new ChromeWindow(context);
        context.Console += (_, message) => window.Heard(message);
        context.WebError += (_, error) => window._complaints.Enqueue($"script error: {error.Error}");
        context.Response += (_, response) => window.Answered(response);
        await CspReports.Watch(context, window._complaints.Enqueue);
        window.Page = await context.NewPageAsync();
        return window;
    }

    // Answers are judged below, where it is known what was asked for.
    private void Heard(IConsoleMessage message)
    {
        if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
            _complaints.Enqueue($"console: {message.Text} ({message.Location})");
    }

    // A page that refuses (404, 409, 422) does its work; a picture, style or script that is not there is a fault.
    private void Answered(IResponse response)
    {
        var refusalIsFine = response.Request.ResourceType is "document" or "fetch" or "xhr";
        if (response.Status >= (refusalIsFine ? 500 : 400)) _complaints.Enqueue($"{response.Status} {response.Url}");
    }

    // Events travel in order with answers, so one question asked of each page brings all that came before.
    private async Task LetEventsArrive()
    {
        foreach (var page in Context.Pages.Where(page => !page.IsClosed))
            await page.TitleAsync();
    }
}
