using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Community.Platform;
using Community.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Faults;

/// <summary>
/// A reader whose machine sleeps with the line open delays nobody and is dropped. Await the send in LivePush (instead of <c>_ =</c>), and everybody waits with it; take out
/// <c>TransportSendTimeout</c> in LiveSetup, and it stays three times as long.
/// </summary>
public sealed class FrozenReaderTests
{
    private static readonly TimeSpan NoDelay = TimeSpan.FromSeconds(2);
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
        while (readers.ReadersOf(topic).Count < 2) await Task.Delay(20, CancellationToken.None);

        var (slowest, waited, words) = (TimeSpan.Zero, Stopwatch.StartNew(), new string('س', 3_900));
        for (var change = 1L; readers.ReadersOf(topic).Count == 2 && waited.Elapsed < Dropped; change++)
        {
            var said = Stopwatch.StartNew();
            Assert.True((await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, words))).Succeeded);
            Assert.True(await awake.HearsAsync(_ => awake.ChangesOf(topic).LastOrDefault() >= change));
            slowest = said.Elapsed > slowest ? said.Elapsed : slowest;
            awake.Said.RemoveRange(0, Math.Max(0, awake.Said.Count - 1));
        }

        Assert.True(slowest < NoDelay, $"Somebody waited {slowest} with the frozen one.");
        Assert.Single(readers.ReadersOf(topic));
    }

    /// <summary>Joins like any page and then reads nothing more; a small window fills soon.</summary>
    private static async Task<Socket> FreezeAsync(Uri at, string topic)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096, NoDelay = true };
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
