using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Community.Faults;

/// <summary>Stands before PostgreSQL's socket and passes on what is said, until it is cut.</summary>
internal sealed class Relay : IDisposable
{
    private const string Name = ".s.PGSQL.5432";

    private readonly string to;
    private readonly ConcurrentBag<Socket> open = [];
    private Socket listener = null!;

    public Relay(string folder)
    {
        to = Path.Combine(folder, Name);
        Mend();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-relay-").FullName;

    public void Mend()
    {
        listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, Name)));
        listener.Listen(200);
        _ = AcceptAsync(listener);
    }

    public void Cut()
    {
        listener.Dispose();
        File.Delete(Path.Combine(Folder, Name));
        while (open.TryTake(out var socket)) socket.Dispose();
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(Socket from)
    {
        try
        {
            while (true) _ = PassAsync(await from.AcceptAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task PassAsync(Socket client)
    {
        var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        open.Add(client);
        open.Add(server);
        await server.ConnectAsync(new UnixDomainSocketEndPoint(to));
        await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        client.Dispose();
        server.Dispose();
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var block = new byte[1 << 16];
        try
        {
            for (int read; (read = await from.ReceiveAsync(block, SocketFlags.None)) > 0;) await to.SendAsync(block.AsMemory(0, read), SocketFlags.None);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}
