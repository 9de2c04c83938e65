using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Community;

/// <summary>The portal as operators run it: a process of its own, which can be killed.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private PortalProcess(Process process, string address)
    {
        (this.process, Address) = (process, address);
        // Read on to its end: a full pipe would stop the portal in the middle of a line.
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    /// <summary>All that it has said so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    public int Id => process.Id;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it on the database of a test and waits until it is ready.</summary>
    public static async Task<PortalProcess> ServeAsync(Portal portal, int port, params (string Name, string Value)[] settings)
    {
        var started = new PortalProcess(Start(portal, port, settings, "serve"), $"http://127.0.0.1:{port}");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(client, started.Address))
        {
            if (started.process.HasExited || waited.Elapsed > Patience) throw new InvalidOperationException(await started.WhyNotAsync());
            await Task.Delay(50);
        }

        return started;
    }

    /// <summary>Runs a verb to its end: its exit code and all it said.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(Portal portal, params string[] verb)
    {
        using var run = Start(portal, FreePort(), [], verb);
        var errors = run.StandardError.ReadToEndAsync();
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode, said + await errors);
    }

    /// <summary>Runs a verb and asks it to stop once something holds: its exit code and all it said.</summary>
    /// <remarks>SIGTERM, which the program hears as it hears Ctrl-C: a shell may have told what it runs in the background to ignore the latter.</remarks>
    public static async Task<(int Exit, string Said)> StopAsync(Portal portal, Func<Task<bool>> holds, params string[] verb)
    {
        using var run = Start(portal, FreePort(), [], verb);
        var (said, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        while (!run.HasExited && !await holds()) await Task.Delay(50);
        await TerminateAsync(run);
        await run.WaitForExitAsync();
        return (run.ExitCode, await said + await errors);
    }

    /// <summary>As the power cut does: no word, no clean-up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As a container's engine does: asked to stop. Its exit code, and how long it took.</summary>
    public async Task<(int Exit, TimeSpan Took)> EndAsync()
    {
        var waited = Stopwatch.StartNew();
        await TerminateAsync(process);
        await process.WaitForExitAsync();
        return (process.ExitCode, waited.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private async Task<string> WhyNotAsync()
    {
        var end = process.HasExited ? $"ended by itself with {process.ExitCode}" : "never answered";
        await DisposeAsync();
        return $"The portal did not get ready and {end}: {string.Join('\n', lines.TakeLast(40))}";
    }

    private static async Task TerminateAsync(Process which)
    {
        using var stop = Process.Start("kill", ["-TERM", which.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await stop.WaitForExitAsync();
    }

    private static Process Start(Portal portal, int port, (string Name, string Value)[] settings, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Platform.PortalApp).Assembly.Location, .. verb]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(Repository.Root, "Community.Web");
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Database__Provider"] = portal.Provider.ToString();
        start.Environment["ConnectionStrings__Community"] = portal.Connection;
        start.Environment["Limits__Off"] = "true";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["Pictures__Folder"] = portal.PictureFolders.Root;
        start.Environment["Mail__Folder"] = Path.GetTempPath();
        // It lives for seconds: what it would learn about itself, to be quicker later, only makes it slower now.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, string address)
    {
        try
        {
            return (await client.GetAsync($"{address}/health/ready")).IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
