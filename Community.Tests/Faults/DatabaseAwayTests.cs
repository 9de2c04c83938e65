using System.Diagnostics;
using System.Net;
using Community.Admin;
using Community.Database;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Faults;

/// <summary>
/// While the database is away, reads go on where they can and writes are put off. Take out <c>Away</c> in ErrorPages, and a write ends with 500; the <c>catch</c> of
/// SideNotes, and on SQLite a page that only notes a visit fails; <c>ValidateAsync</c> in SessionValidator, and on PostgreSQL whoever is signed in gets an empty 500
/// (docs/FAULTS.md).
/// </summary>
public sealed class DatabaseAwayTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    [Fact]
    public Task Writes_are_put_off_in_words_and_go_through_afterwards_without_a_restart() => GoneForAsync(TimeSpan.FromSeconds(2), ("Database:WaitSeconds", "1"));

    /// <summary>The lock for forty seconds, the server for a minute, with the settings that everybody has.</summary>
    [Fact(Explicit = true)]
    public Task The_same_for_as_long_as_we_promise() => GoneForAsync(TimeSpan.FromSeconds(TestDatabase.Provider == DatabaseProvider.Sqlite ? 40 : 60), ("Database:WaitSeconds", $"{DatabaseSettings.UsualWait}"));

    [Fact]
    public async Task A_full_disk_puts_writes_off_until_there_is_room_again()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "A server's disk is the server's own.");
        await using var disk = await FullDisk.MountAsync(("Limits:Off", "true"));

        await PutOffAsync(disk.Portal, disk, TimeSpan.Zero);
    }

    private static async Task GoneForAsync(TimeSpan away, params (string, string)[] settings)
    {
        Assert.SkipUnless(TestDatabase.Provider != DatabaseProvider.SqlServer, "The way to a SQL Server of others is not ours to cut.");
        await using var portal = await Portal.WithCastAsync([("Limits:Off", "true"), .. settings]);
        await using Fault fault = TestDatabase.Provider == DatabaseProvider.Sqlite ? new LockedFile(portal) : await CutLine.StartAsync(portal);

        await PutOffAsync(portal, fault, away);
    }

    private static async Task PutOffAsync(Portal portal, Fault fault, TimeSpan away)
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var visitor = Client(fault.Address, "");
        var cookies = new CookieContainer();
        // Of two minutes ago, so that every request looks at it again, in the database.
        portal.Clock.Advance(-TwoMinutes);
        using (await portal.SignedIn(portal.Marie.Email!, Portal.Password, cookies)) { }
        portal.Clock.Advance(TwoMinutes);
        using var marie = Client(fault.Address, cookies.GetCookieHeader(new Uri(portal.Address)));
        await ReadsAsync(visitor, idea);
        await ReadsAsync(marie, idea);
        // A visit that is worth noting, were it possible.
        await portal.Look(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, row => row.LastSeenAt.AddHours(-2))));
        await portal.Look(db => db.Members.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, row => null)));

        if (!fault.Reads) await IsKeptAsync(visitor, idea);
        await fault.BreakAsync();
        var broken = Stopwatch.StartNew();
        await ReadsAsync(visitor, idea);
        if (fault.Reads) await ReadsAsync(marie, idea);
        else await IsPutOffAsync(await marie.GetAsync("/ideas"));
        await IsPutOffAsync(await PostAsync(marie, idea));
        if (away > broken.Elapsed) await Task.Delay(away - broken.Elapsed, CancellationToken.None);
        await fault.MendAsync();

        await GoesThroughAsync(marie, idea);
        await ReadsAsync(marie, idea);
        Assert.Equal(["What I typed."], await portal.Look(db => db.Posts.Where(post => post.ThreadId == idea.ThreadId).Select(post => post.Text).ToListAsync()));
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
    }

    private static async Task ReadsAsync(HttpClient client, Idea idea)
    {
        using var page = await client.GetAsync($"/ideas/{idea.Id}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>For two seconds, in which the portal has heard of all that was laid out; an event of that would end the page later.</summary>
    private static Task IsKeptAsync(HttpClient visitor, Idea idea)
    {
        return Soon.HoldsAsync(async () =>
        {
            using var page = await visitor.GetAsync($"/ideas/{idea.Id}");
            return page.Headers.Age >= TimeSpan.FromSeconds(2);
        });
    }

    private static async Task IsPutOffAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"It answered {answer.StatusCode}.");
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
            Assert.Contains(Platform.Words.Of("Shared.Error.Busy.Title"), WebUtility.HtmlDecode(said), StringComparison.Ordinal);
        }
    }

    /// <summary>Sent again under its key until it is taken, as a person would.</summary>
    private static Task GoesThroughAsync(HttpClient client, Idea idea)
    {
        return Soon.HoldsAsync(async () =>
        {
            using var answer = await PostAsync(client, idea);
            return answer.StatusCode == HttpStatusCode.SeeOther;
        });
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Idea idea) =>
        client.PostAsync($"/ideas/{idea.Id}/posts", new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = "What I typed.", ["idempotency-key"] = "one" }));

    private static HttpClient Client(string address, string cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address), DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } } };
        if (cookies.Length > 0) client.DefaultRequestHeaders.Add("Cookie", cookies);
        return client;
    }
}
