using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Community.Platform;
using Community.Threads;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Faults;

/// <summary>
/// A reader whose machine sleeps with the line open delays nobody and is dropped. Await the send in LivePush (instead of <c>_ =</c>), and nobody hears more before it is
/// dropped; take out <c>TransportSendTimeout</c> in LiveSetup, and it stays three times as long.
/// </summary>
public sealed class FrozenReaderTests
{
    /// <summary>Posts of fifty thousand letters on the page: together more than its window, the portal's socket and the portal's own buffers take.</summary>
    private const int Filling = 7;

    /// <summary>TCP_MAXSEG, which .NET has no name for.</summary>
    private const int LargestSegment = 2;

    private static readonly TimeSpan Dropped = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_reader_that_does_not_drain_is_dropped_and_the_others_hear_everything_at_once()
    {
        Assert.SkipUnless(Database.TestDatabase.Provider == Database.DatabaseProvider.Sqlite, "Sockets are the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        var idea = await portal.NewIdeaAsync(portal.Omid);
        var (topic, readers) = (ThreadTopic.Of(idea.ThreadId), portal.Services.GetRequiredService<LiveReaders>());
        await using var awake = await HubLine.OpenAsync(portal, portal.Marie);
        await awake.JoinAsync(topic);
        using var frozen = await FreezeAsync(new Uri(portal.Address), topic);
        await Soon.HoldsAsync(() => readers.ReadersOf(topic).Count == 2);

        var said = 0;
        // Each of these signs is five letters on the page.
        while (said < Filling) await SayAsync(new string('&', ThreadRefusals.PostMaximum));
        Assert.Equal(2, readers.ReadersOf(topic).Count);
        var stuck = Stopwatch.StartNew();
        while (readers.ReadersOf(topic).Count == 2 && stuck.Elapsed < Dropped) await SayAsync("And on we talk.");

        Assert.True(said > Filling + 1, "Nobody heard anything while it was there.");
        Assert.True(stuck.Elapsed < Dropped, "It is still there.");
        // Three seconds and ten are both less than we promise; what leaves room for a crowded machine is the setting.
        Assert.Equal(Dropped / 10, Settings(portal).TransportSendTimeout);

        async Task SayAsync(string words)
        {
            Assert.True((await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, words))).Succeeded);
            said++;
            Assert.True(await awake.HearsAsync(_ => awake.ChangesOf(topic).LastOrDefault() >= said));
            awake.Said.RemoveRange(0, awake.Said.Count - 1);
        }
    }

    private static HttpConnectionDispatcherOptions Settings(Portal portal) =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<HttpConnectionDispatcherOptions>()).OfType<HttpConnectionDispatcherOptions>().First();

    /// <summary>Joins like any page and then reads nothing more. To one who takes small parcels only, the kernel lends a small buffer, where it would else lend megabytes.</summary>
    private static async Task<Socket> FreezeAsync(Uri at, string topic)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096, NoDelay = true };
        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, LargestSegment, BitConverter.GetBytes(536));
        await socket.ConnectAsync(at.Host, at.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /hubs/live HTTP/1.1\r\nHost: {at.Authority}\r\nOrigin: {at.Scheme}://{at.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        await socket.ReceiveAsync(new byte[4_096]);
        await socket.SendAsync(Frame("{\"protocol\":\"json\",\"version\":1}\u001e"));
        await socket.ReceiveAsync(new byte[4_096]);
        await socket.SendAsync(Frame($"{{\"type\":1,\"target\":\"Join\",\"invocationId\":\"1\",\"arguments\":[\"{topic}\",0]}}\u001e"));
        return socket;
    }

    /// <summary>One short text frame, masked by nothing but zeros.</summary>
    private static byte[] Frame(string text) => [0x81, (byte)(0x80 | Encoding.UTF8.GetByteCount(text)), 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];
}
