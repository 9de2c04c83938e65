using System.Net;
using Community.Browser;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Faults;

/// <summary>
/// Acknowledged means durable, once. Take out the key's row (<c>IdempotencyKeys.Add</c> in SaveAsync), and who sends again what was not acknowledged posts twice.
/// </summary>
/// <remarks>Its browser has one page that hardly moves, and what it waits for are processes that start: it need not stand in line with all the other browsers.</remarks>
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

        await ledger.IsKeptAsync(portal, ideas);
        await portal.SettleAsync();
        Assert.Equal(0, await portal.Look(db => db.PendingFollowUps.CountAsync()));
        foreach (var idea in ideas) await Ledger.IsToldOnceAsync(portal, idea);
        var (exit, said) = await PortalProcess.RunAsync(portal, "check");
        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task A_post_whose_answer_died_with_the_portal_is_there_once_when_it_is_sent_again()
    {
        await using var portal = await Portal.WithCastAsync();
        var (idea, cookies) = (await portal.NewIdeaAsync(portal.Omid), new CookieContainer());
        using (await portal.SignedIn(portal.Marie.Email!, Portal.Password, cookies)) { }
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" }, { "Cookie", cookies.GetCookieHeader(new Uri(portal.Address)) } } };
        await using (var dying = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort()))
        {
            var unheard = PostAsync(dying.Address);
            await Soon.HoldsAsync(async () => await CountAsync() == 1);
            await dying.KillAsync();
            // Whether the answer came a moment before: nobody read it.
            await Task.WhenAny(unheard);
        }

        using var answer = await PostAsync(portal.Address);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(1, await CountAsync());

        Task<HttpResponseMessage> PostAsync(string address) =>
            client.PostAsync($"{address}/ideas/{idea.Id}/posts", new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = "One stud higher.", ["idempotency-key"] = "k-1" }));

        Task<int> CountAsync() => portal.Look(db => db.Posts.CountAsync(post => post.ThreadId == idea.ThreadId));
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
                await Task.WhenAll(people.Select(writer => writer.SignInAsync(portal)));
                writing = Task.WhenAll(people.Select(writer => Task.Run(() => writer.WriteUntil(enough.Token))));
                window = Chrome.IsInstalled ? await Reader.OpenAsync(serving.Address, ideas[0]) : null;
            }

            await Task.Delay(dice.Next(50, 900));
            await serving.KillAsync();
        }

        await using var last = await PortalProcess.ServeAsync(portal, port);
        await ledger.GrowsAsync(writing);
        await enough.CancelAsync();
        await writing.WaitAsync(Soon.Patience);
        foreach (var writer in people) writer.Dispose();
        if (window is not null) await Reader.CatchesUpAsync(portal, window, ideas[0]);
    }
}
