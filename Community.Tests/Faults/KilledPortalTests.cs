using Community.Browser;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Faults;

/// <summary>Acknowledged means durable. Without the transaction of SaveAsync, or the key's row in it, this fails.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class KilledPortalTests
{
    private const int Kills = 20;
    private const int Writers = 6;

    [Fact]
    public async Task Twenty_kills_under_load_lose_and_double_nothing()
    {
        await using var portal = await Portal.WithCastAsync();
        var ideas = new List<Idea> { await portal.NewIdeaAsync(portal.Marie), await portal.NewIdeaAsync(portal.Omid, "A second tray for the first one") };
        var ledger = new Ledger();
        var port = PortalProcess.FreePort();

        await LoadAndKillAsync(portal, port, ideas, ledger);

        foreach (var idea in ideas) await ThreadIsWholeAsync(portal, idea);
        var posts = await portal.Look(db => db.Posts.Where(post => post.Text.Contains(" says ")).Select(post => post.Text).ToListAsync());
        Assert.Equal(ledger.Posts.Order(StringComparer.Ordinal), posts.Order(StringComparer.Ordinal));
        foreach (var ((idea, member), lent) in ledger.Votes)
            Assert.Equal(lent, await portal.Look(db => db.Votes.AnyAsync(vote => vote.IdeaId == idea && vote.MemberId == member)));
        foreach (var idea in ideas)
            Assert.Equal(await portal.Look(db => db.Votes.LongCountAsync(vote => vote.IdeaId == idea.Id)), await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).Select(row => row.VoteCount).SingleAsync()));
        await portal.SettleAsync();
        Assert.Equal(0, await portal.Look(db => db.PendingFollowUps.CountAsync()));
        var (exit, said) = await PortalProcess.RunAsync(portal, "check");
        Assert.True(exit == 0, said);
    }

    private static async Task LoadAndKillAsync(Portal portal, int port, IReadOnlyList<Idea> ideas, Ledger ledger)
    {
        using var enough = new CancellationTokenSource();
        var dice = new Random(20_261_122);
        var writers = Enumerable.Range(0, Writers).Select(async number => new Writer(await portal.NewMemberAsync($"Writer {number}", portal.Club.Id), $"http://127.0.0.1:{port}", ideas, ledger, number)).ToList();
        var people = await Task.WhenAll(writers);
        ChromeWindow? window = null;
        var writing = Task.CompletedTask;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var serving = await PortalProcess.ServeAsync(portal, port);
            if (kill == 0)
            {
                await Task.WhenAll(people.Select(writer => writer.SignInAsync()));
                writing = Task.WhenAll(people.Select(writer => Task.Run(() => writer.WriteUntil(enough.Token))));
                window = Chrome.IsInstalled ? await OpenAsync(serving.Address, ideas[0]) : null;
            }

            await Task.Delay(dice.Next(50, 900));
            await serving.KillAsync();
        }

        await using var last = await PortalProcess.ServeAsync(portal, port);
        await Task.Delay(1_000);
        await enough.CancelAsync();
        await writing.WaitAsync(TimeSpan.FromSeconds(60));
        foreach (var writer in people) writer.Dispose();
        if (window is not null) await CatchesUpAsync(portal, window, ideas[0]);
    }

    private static async Task<ChromeWindow> OpenAsync(string address, Idea idea)
    {
        var window = await Chrome.Open(address);
        // While nobody answers, the browser says so in its console; that is what this test does on purpose.
        window.Expect("ERR_");
        window.Expect("Failed to load resource");
        window.Expect("WebSocket");
        await window.Page.GotoAsync($"/ideas/{idea.Id}");
        return window;
    }

    private static async Task CatchesUpAsync(Portal portal, ChromeWindow window, Idea idea)
    {
        await using var closing = window;
        var last = await portal.Look(db => db.Threads.Where(thread => thread.Id == idea.ThreadId).Select(thread => thread.LastSeq).SingleAsync());
        await window.Page.Locator($"[data-seq='{last}']").WaitForAsync(new() { Timeout = 40_000 });
        var shown = await window.Page.EvaluateAsync<long[]>("() => [...document.querySelectorAll('[data-seq]')].map(post => Number(post.dataset.seq))");
        Assert.Equal(shown.Distinct().Order(), shown.Order());
        Assert.Equal(Enumerable.Range(1, (int)last).Select(seq => (long)seq), shown.Order());
    }

    private static async Task ThreadIsWholeAsync(Portal portal, Idea idea)
    {
        var thread = await portal.Look(db => db.Threads.SingleAsync(row => row.Id == idea.ThreadId));
        var seqs = await portal.Look(db => db.Posts.Where(post => post.ThreadId == thread.Id).OrderBy(post => post.Seq).Select(post => post.Seq).ToListAsync());
        var changes = await portal.Look(db => db.ThreadChanges.Where(row => row.ThreadId == thread.Id).OrderBy(row => row.Change).Select(row => row.Change).ToListAsync());
        Assert.Equal(Enumerable.Range(1, (int)thread.LastSeq).Select(seq => (long)seq), seqs);
        Assert.Equal(Enumerable.Range(1, (int)thread.LastChange).Select(change => (long)change), changes);
    }
}
