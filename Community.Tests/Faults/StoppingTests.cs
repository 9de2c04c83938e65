using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Community.Faults;

/// <summary>
/// SIGTERM with a thousand readers. Their sockets are closed by SignalR, which holds no stop up. Take out <c>ShutdownTimeout</c> in LiveSetup, and a request that never ends
/// does, for half a minute. That pages come back each at another moment is proved in Client/tests/connection.test.ts.
/// </summary>
public sealed class StoppingTests
{
    private const int Readers = 1_000;

    /// <summary>What the host would wait by itself is half a minute.</summary>
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(20);

    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e");

    [Fact]
    public async Task Asked_to_stop_with_a_thousand_sockets_open_it_finishes_what_is_under_way_and_ends_in_time()
    {
        Assert.SkipUnless(Database.TestDatabase.Provider == Database.DatabaseProvider.Sqlite, "How a portal stops is the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        await using var serving = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort());
        var sockets = await OpenAllAsync(serving.Address);
        using var request = await UnderWay.BeginAsync(serving.Address, $"Email={Uri.EscapeDataString(portal.Marie.Email!)}&Password={Portal.Password}&Next=%2F&Rest={new string('a', 50_000)}");
        using var endless = await UnderWay.BeginAsync(serving.Address, $"Email={new string('a', 50_000)}");

        var ending = serving.EndAsync();
        var ends = sockets.Select(EndsAsync).ToList();
        // That it stops is known by the first that is closed.
        await Task.WhenAny(ends);
        var answer = await request.FinishAsync();
        var (exit, took) = await ending;

        Assert.StartsWith("HTTP/1.1 303", answer, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(ends), Assert.True);
        Assert.Equal(0, exit);
        Assert.True(took < Cut, $"It took {took}.");
        // Of the ten seconds that we promise six are for requests, and the rest for a crowded machine.
        Assert.Equal(TimeSpan.FromSeconds(6), portal.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    private static async Task<List<ClientWebSocket>> OpenAllAsync(string address)
    {
        var sockets = new List<ClientWebSocket>();
        foreach (var some in Enumerable.Range(0, Readers).Chunk(50)) sockets.AddRange(await Task.WhenAll(some.Select(_ => OpenAsync(address))));
        return sockets;
    }

    private static async Task<ClientWebSocket> OpenAsync(string address)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", address);
        socket.Options.SetBuffer(1_024, 1_024);
        await socket.ConnectAsync(new Uri(address.Replace("http:", "ws:", StringComparison.Ordinal) + "/hubs/live"), CancellationToken.None);
        await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await socket.ReceiveAsync(new byte[256], CancellationToken.None);
        return socket;
    }

    private static async Task<bool> EndsAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Soon.Patience);
        try
        {
            while ((await socket.ReceiveAsync(new byte[256], patience.Token)).MessageType != WebSocketMessageType.Close) { }
            return true;
        }
        catch (WebSocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            socket.Dispose();
        }
    }

    /// <summary>A sign-in that goes on being sent, slowly, and fast enough not to be taken for one who has gone.</summary>
    private sealed class UnderWay : IDisposable
    {
        private readonly TcpClient line = new() { NoDelay = true };
        private readonly CancellationTokenSource enough = new();
        private readonly byte[] body;
        private int sent;
        private Task dripping = Task.CompletedTask;

        private UnderWay(string body) => this.body = Encoding.ASCII.GetBytes(body);

        public static async Task<UnderWay> BeginAsync(string address, string body)
        {
            var (request, at) = (new UnderWay(body), new Uri(address));
            await request.line.ConnectAsync(at.Host, at.Port);
            // Who is told to go on is being listened to.
            var head = $"POST /account/sign-in HTTP/1.1\r\nHost: {at.Authority}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
            await request.line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            var told = new byte[25];
            await request.line.GetStream().ReadExactlyAsync(told);
            Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(told));
            request.dripping = request.DripAsync();
            return request;
        }

        public async Task<string> FinishAsync()
        {
            await enough.CancelAsync();
            await dripping;
            await line.GetStream().WriteAsync(body.AsMemory(sent));
            using var reader = new StreamReader(line.GetStream(), Encoding.ASCII);
            return await reader.ReadToEndAsync();
        }

        public void Dispose()
        {
            enough.Cancel();
            enough.Dispose();
            line.Dispose();
        }

        private async Task DripAsync()
        {
            try
            {
                for (; sent < body.Length && !enough.IsCancellationRequested; sent += 250)
                {
                    await line.GetStream().WriteAsync(body.AsMemory(sent, Math.Min(250, body.Length - sent)));
                    await Task.Delay(200);
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // Cut off, as one that never ends is.
            }
        }
    }
}
