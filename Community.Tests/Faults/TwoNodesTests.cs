using Community.Admin;
using Community.Browser;
using Community.Ideas;
using Community.Platform;
using Community.Threads;

namespace Community.Faults;

/// <summary>
/// Two portals on one PostgreSQL, and every member at both. Take out the row lock in <c>HoldThreadAsync</c>, and posts are answered with 500; <c>StillAlive</c> in Heartbeats,
/// and who was at the portal that was killed is said to be here until its rows are swept.
/// </summary>
[Collection(Chrome.OneAtATime)]
public sealed class TwoNodesTests
{
    private const int Crowd = 50;

    /// <summary>A dead portal is taken for gone after five rounds of a second, and its rows are swept after sixty, whoever still believes in it.</summary>
    private static readonly TimeSpan BeforeItIsSwept = TimeSpan.FromSeconds(40);

    public TwoNodesTests() => Cluster.SkipWhereMissing();

    [Fact]
    public async Task Fifty_who_vote_and_post_at_both_portals_while_one_is_killed_lose_nothing_and_every_browser_ends_with_the_thread()
    {
        await using var portal = await Portal.WithCastAsync();
        var (idea, ledger) = (await portal.NewIdeaAsync(portal.Omid), new Ledger());
        await using var cluster = await Cluster.StartAsync(portal);
        var windows = Chrome.IsInstalled ? await Task.WhenAll(Reader.OpenAsync(cluster.Address, idea), Reader.OpenAsync(cluster.Address, idea)) : [];
        await using var survivor = await HubLine.OpenAsync(portal, portal.Marie, at: cluster.Nodes[0].Address);
        await using var victim = await HubLine.OpenAsync(portal, portal.Karim, at: cluster.Nodes[1].Address);
        await SeeEachOtherAsync(idea, survivor, victim);

        var writers = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(async number => new Writer(await portal.NewMemberAsync($"Writer {number}", portal.Club.Id), cluster.Address, [idea], ledger, number)));
        await Task.WhenAll(writers.Select(writer => writer.SignInAsync(portal)));
        // A portal that is slow to answer gets nothing from the proxy for a while; then one asks again.
        await Task.WhenAll(writers.Select(writer => Soon.HoldsAsync(async () =>
        {
            await writer.WriteOnceAsync();
            return writer.Nodes.Count == 2;
        })));
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(writers.Take(8).Select(writer => Task.Run(() => writer.WriteUntil(enough.Token))));
        await ledger.GrowsAsync(writing);
        await cluster.Nodes[1].KillAsync();
        // From here on, and not when all else was looked at: by then its rows might have been swept, and nobody could say why it is not believed in any more.
        var forgotten = survivor.HearsAsync(_ => Names(survivor).SequenceEqual([portal.Marie.Name]), BeforeItIsSwept);
        await ledger.GrowsAsync(writing);
        await enough.CancelAsync();
        await writing.WaitAsync(Soon.Patience, CancellationToken.None);

        await ledger.IsKeptAsync(portal, [idea]);
        // The proxy shares connections out, so one of them was at the portal that died.
        foreach (var window in windows) await Reader.CatchesUpAsync(portal, window, idea);
        Assert.True(await forgotten, "Who was at the killed portal is still said to be here.");
        // What the killed portal had claimed is free again when its lease is over.
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await portal.SettleAsync();
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
        foreach (var writer in writers) writer.Dispose();
    }

    private static async Task SeeEachOtherAsync(Idea idea, HubLine survivor, HubLine victim)
    {
        var topic = ThreadTopic.Of(idea.ThreadId);
        await survivor.JoinAsync(topic);
        await victim.JoinAsync(topic);
        foreach (var line in new[] { survivor, victim })
            Assert.True(await line.HearsAsync(_ => Names(line).Count == 2), "Who is at the other portal is not said to be here.");
    }

    /// <summary>Who was said to be here last.</summary>
    private static List<string> Names(HubLine line) =>
        line.Said.LastOrDefault(said => said.Name == "Here").Parts is { } parts ? [.. parts[1].EnumerateArray().Select(person => person.GetProperty("name").GetString()!)] : [];
}
