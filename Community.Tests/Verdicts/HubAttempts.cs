using System.Net.WebSockets;
using Community.Members;
using Community.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Verdicts;

/// <summary>Tries the hub's methods; the row's fields name the topic.</summary>
internal sealed class HubAttempts(Portal portal)
{
    private Member? fence;

    public async Task<Verdict> TryAsync(VerdictRow row, Scene scene, Member? member)
    {
        try
        {
            return await AskAsync(row, scene, member);
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException)
        {
            // A row before may have ended this member's sessions, and the news of it closes a line that was opened just now.
            return await AskAsync(row, scene, member);
        }
    }

    private async Task<Verdict> AskAsync(VerdictRow row, Scene scene, Member? member)
    {
        var topic = scene.Fill(row.Fields);
        await using var line = await HubLine.OpenAsync(portal, member);
        return row.Route switch
        {
            nameof(LiveHub.Join) => await line.JoinAsync(topic) is null ? Verdict.Hidden : Verdict.Yes,
            nameof(LiveHub.Leave) => await LeaveAsync(line, topic),
            nameof(LiveHub.Typing) => await TypingAsync(line, topic),
            _ => throw new FormatException($"The hub has no {row.Route}"),
        };
    }

    private async Task<Verdict> LeaveAsync(HubLine line, string topic)
    {
        await line.JoinAsync(topic);
        var readers = portal.Services.GetRequiredService<LiveReaders>();
        var before = readers.ReadersOf(topic).Count;
        await line.CallAsync(nameof(LiveHub.Leave), topic);
        // Calls of one line are answered in order, so this one comes after the leaving.
        await line.JoinAsync("nothing:0");
        return (before, readers.ReadersOf(topic).Count) is (1, 0) ? Verdict.Yes : Verdict.No;
    }

    /// <summary>Somebody who reads along hears who types, if they may be there and have a name.</summary>
    private async Task<Verdict> TypingAsync(HubLine line, string topic)
    {
        fence ??= await portal.NewMemberAsync("Fence");
        await using var reader = await HubLine.OpenAsync(portal, portal.Admin);
        await using var last = await HubLine.OpenAsync(portal, fence);
        await reader.JoinAsync(topic);
        await last.JoinAsync(topic);
        await line.JoinAsync(topic);
        await line.CallAsync(nameof(LiveHub.Typing), topic);
        await line.JoinAsync("nothing:0");
        // Whoever types after it is heard after it, so nobody waits in vain for what does not come.
        await last.CallAsync(nameof(LiveHub.Typing), topic);
        Assert.True(await reader.HearsAsync(said => Typists(said).Contains(fence.Name, StringComparer.Ordinal)));
        return Typists(reader.Said).First() == fence.Name ? Verdict.No : Verdict.Yes;
    }

    private static IEnumerable<string?> Typists(IEnumerable<(string Name, System.Text.Json.JsonElement[] Parts)> said) =>
        said.Where(one => one.Name == "Typing").Select(one => one.Parts[1].GetString());
}
