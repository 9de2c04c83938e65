using System.Diagnostics;

namespace Community.Faults;

/// <summary>Two portals on one database behind HAProxy, with the very file of <c>proxy/</c> but for names and ports: each a process of its own.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>In a request: at which portal it should be done, while that one lives.</summary>
    public const string To = "X-To";

    /// <summary>In an answer: which portal gave it.</summary>
    public const string Node = "X-Node";

    private const string Program = "/usr/sbin/haproxy";

    private readonly Process running;

    private Cluster(Process proxy, string address, PortalProcess[] nodes) => (running, Address, Nodes) = (proxy, address, nodes);

    public string Address { get; }

    public IReadOnlyList<PortalProcess> Nodes { get; }

    public static void SkipWhereMissing()
    {
        Assert.SkipUnless(Database.TestDatabase.Provider == Database.DatabaseProvider.Postgres, "A SQLite file belongs to one portal; what portals share is proved on PostgreSQL.");
        Assert.SkipUnless(File.Exists(Program), "HAProxy is not installed here; ./test installs it where it may.");
    }

    public static async Task<Cluster> StartAsync(Portal portal)
    {
        var (front, first, second) = (PortalProcess.FreePort(), PortalProcess.FreePort(), PortalProcess.FreePort());
        var address = $"http://127.0.0.1:{front}";
        (string, string)[] settings = [("Portal__BaseUrl", address), ("Portal__Proxies", "127.0.0.1")];
        var nodes = await Task.WhenAll(PortalProcess.ServeAsync(portal, first, settings), PortalProcess.ServeAsync(portal, second, settings));
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-proxy-").FullName, "haproxy.cfg");
        await File.WriteAllTextAsync(file, await ConfigureAsync(front, first, second));
        var cluster = new Cluster(Process.Start(new ProcessStartInfo(Program, ["-db", "-q", "-f", file]) { UseShellExecute = false })!, address, nodes);
        if (await AnswersAsync(cluster.running, address)) return cluster;
        await cluster.DisposeAsync();
        throw new InvalidOperationException("HAProxy did not begin; what it says of its file stands above.");
    }

    public async ValueTask DisposeAsync()
    {
        running.Kill();
        await running.WaitForExitAsync();
        running.Dispose();
        foreach (var node in Nodes) await node.DisposeAsync();
    }

    private static async Task<string> ConfigureAsync(int front, int first, int second)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "proxy", "haproxy.cfg"));
        foreach (var (what, instead) in new[]
        {
            ("bind :8080", $"bind 127.0.0.1:{front}"), ("portal-1:8080", $"127.0.0.1:{first}"), ("portal-2:8080", $"127.0.0.1:{second}"), (" resolvers docker init-addr libc,none", ""),
            ("\nbackend pages\n", $"\nbackend pages\n    use-server portal-1 if {{ req.hdr({To}) portal-1 }}\n    use-server portal-2 if {{ req.hdr({To}) portal-2 }}\n    http-response set-header {Node} %s\n"),
        })
        {
            Assert.Contains(what, text, StringComparison.Ordinal);
            text = text.Replace(what, instead, StringComparison.Ordinal);
        }

        return text;
    }

    private static async Task<bool> AnswersAsync(Process proxy, string address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < Soon.Patience && !proxy.HasExited;)
        {
            try
            {
                if ((await client.GetAsync($"{address}/health/ready")).IsSuccessStatusCode) return true;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }
}
