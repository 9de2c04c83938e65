using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Community.Faults;

/// <summary>
/// SIGTERM with a thousand readers. Take out <c>ApplicationStopping.Register(CloseAll)</c> in LiveConnections, and their sockets hold the stop up; <c>ShutdownTimeout</c> in
/// LiveSetup says how long a request may still take. That pages come back each at another moment is proved in Client/tests/connection.test.ts.
/// </summary>
public sealed class StoppingTests
{
    private const int Readers = 1_000;
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e");

    [Fact]
    public async Task Asked_to_stop_with_a_thousand_sockets_open_it_finishes_what_is_under_way_and_ends_in_time()
    {
        Assert.SkipUnless(Database.TestDatabase.Provider == Database.DatabaseProvider.Sqlite, "How a portal stops is the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        await using var serving = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort());
        var sockets = await OpenAllAsync(serving.Address);
        using var request = await BeginAsync(serving.Address, portal.Marie.Email!);

        var ending = serving.EndAsync();
        await Task.Delay(1_000, CancellationToken.None);
        var answer = await FinishAsync(request);
        var (exit, took) = await ending;

        Assert.StartsWith("HTTP/1.1 303", answer, StringComparison.Ordinal);
        Assert.True(took < TimeSpan.FromSeconds(10), $"It took {took}.");
        Assert.Equal(0, exit);
        Assert.All(await Task.WhenAll(sockets.Select(EndsAsync)), Assert.True);
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
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
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

    /// <summary>A sign-in of which half the body has been sent.</summary>
    private static async Task<(TcpClient Line, string Second)> HalfAsync(Uri at, string body)
    {
        var line = new TcpClient();
        await line.ConnectAsync(at.Host, at.Port);
        var head = $"POST /account/sign-in HTTP/1.1\r\nHost: {at.Authority}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body[..10]));
        await Task.Delay(300);
        return (line, body[10..]);
    }

    private static async Task<UnderWay> BeginAsync(string address, string email)
    {
        var (line, rest) = await HalfAsync(new Uri(address), $"Email={Uri.EscapeDataString(email)}&Password={Portal.Password}");
        return new UnderWay(line, rest);
    }

    private static async Task<string> FinishAsync(UnderWay request)
    {
        await request.Line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request.Second));
        using var reader = new StreamReader(request.Line.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    private sealed record UnderWay(TcpClient Line, string Second) : IDisposable
    {
        public void Dispose() => Line.Dispose();
    }
}
