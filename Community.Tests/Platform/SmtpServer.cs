using System.Diagnostics;
using System.Text.Json;

namespace Community.Platform;

/// <summary>A real SMTP server from Debian's packages, on loopback and without rights; what happens to a mail is in its recipient's name (<c>smtp_server.py</c>).</summary>
internal sealed class SmtpServer : IDisposable
{
    // The system's own Python is the one for which Debian installs.
    private const string Python = "/usr/bin/python3";

    private readonly Process process;
    private readonly List<JsonElement> said = [];

    private SmtpServer(Process process) => this.process = process;

    public int Port { get; private set; }

    public static bool IsInstalled => File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd");

    public static async Task<SmtpServer> StartAsync()
    {
        var script = Path.Combine(Repository.Root, "Community.Tests", "Platform", "smtp_server.py");
        var server = new SmtpServer(Process.Start(new ProcessStartInfo(Python, [script]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!);
        server.Port = (await server.HearAsync(line => line.TryGetProperty("port", out _))).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>How often it said such a thing so far.</summary>
    public int Count(Func<JsonElement, bool> such) => said.Count(such);

    /// <summary>Waits until it says such a thing.</summary>
    public async Task<JsonElement> HearAsync(Func<JsonElement, bool> such)
    {
        using var patience = new CancellationTokenSource(Soon.Patience);
        while (true)
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The SMTP server ended.");
            using var document = JsonDocument.Parse(line);
            said.Add(document.RootElement.Clone());
            if (such(said[^1])) return said[^1];
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(2))) process.Kill();
        process.Dispose();
    }
}
