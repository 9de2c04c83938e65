using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Community.Bench;

/// <summary>Photographs of 12 megapixels on their way to a build, and what other people notice of it (B1, B2).</summary>
internal static class Picturing
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(8);

    /// <summary>Prints milliseconds from the request to the answer, and the MB by which the web process grew meanwhile.</summary>
    public static async Task<int> SendAsync(string address, string token, string build, string photo, int process)
    {
        using var client = Client(address, token);
        var (before, most) = (Resident(process), 0d);
        var watch = Stopwatch.StartNew();
        var sending = SendAsync(client, build, photo);
        while (!sending.IsCompleted)
        {
            most = Math.Max(most, Resident(process));
            await Task.WhenAny(sending, Task.Delay(20));
        }

        await sending;
        Tell(watch.Elapsed.TotalMilliseconds, Math.Max(most, Resident(process)) - before);
        return 0;
    }

    /// <summary>The limit of B1: the same three sizes, each by a process of its own, one after the other. Prints milliseconds.</summary>
    public static async Task<int> ThumbnailsAsync(string photo, string folder)
    {
        var watch = Stopwatch.StartNew();
        foreach (var width in new[] { 1920, 960, 320 })
        {
            using var vips = Process.Start("vips", ["thumbnail", photo, Path.Combine(folder, FormattableString.Invariant($"{width}.webp[Q=80]")), FormattableString.Invariant($"{width}"), "--size", "down", "--vips-concurrency=1"]);
            await vips.WaitForExitAsync();
            if (vips.ExitCode != 0) throw new InvalidOperationException($"vips ended with {vips.ExitCode}.");
        }

        Tell(watch.Elapsed.TotalMilliseconds);
        return 0;
    }

    /// <summary>Reads a page again and again: for some seconds, or as long as eight photographs take to arrive in the build. Prints the 99th percentile and the median in milliseconds, and how often it was read.</summary>
    public static async Task<int> ReadAsync(string address, string token, string path, string cookie, string photo, string build)
    {
        using var reader = new HttpClient { BaseAddress = new Uri(address), DefaultRequestHeaders = { { "Cookie", cookie }, { "Accept", "text/html" } } };
        using var client = Client(address, token);
        var beside = build == "-" ? Task.Delay(Alone) : Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendAsync(client, build, photo)));
        var took = new List<double>();
        while (!beside.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            using var page = await reader.GetAsync(path);
            _ = await page.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            took.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(Pace);
        }

        await beside;
        took.Sort();
        Tell(took[(int)(took.Count * 0.99)], took[took.Count / 2], took.Count);
        return 0;
    }

    private static async Task SendAsync(HttpClient client, string build, string photo)
    {
        await using var file = File.OpenRead(photo);
        using var form = new MultipartFormDataContent { { new StringContent(build), "build" }, { new StreamContent(file), "file", "photo.jpg" } };
        using var answer = await client.PostAsync("/api/v1/pictures", form);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static HttpClient Client(string address, string token) =>
        new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    /// <summary>In MB.</summary>
    private static double Resident(int process)
    {
        using var watched = Process.GetProcessById(process);
        return watched.WorkingSet64 / 1024.0 / 1024;
    }

    private static void Tell(params double[] figures) => Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString("F2", CultureInfo.InvariantCulture))));
}
