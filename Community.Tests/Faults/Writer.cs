using System.Collections.Concurrent;
using System.Net;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Faults;

/// <summary>What was acknowledged, kept outside the portal.</summary>
public sealed class Ledger
{
    /// <summary>Every post by its words, which are used once.</summary>
    public ConcurrentBag<string> Posts { get; } = [];

    /// <summary>Where each member's vote on each idea was last acknowledged to be.</summary>
    public ConcurrentDictionary<(long Idea, long Member), bool> Votes { get; } = new();

    /// <summary>Waits for some fifty posts more. Writers that fault end by that, and so does the wait.</summary>
    public async Task GrowsAsync(Task writing)
    {
        var goal = Posts.Count + 50;
        await Soon.HoldsAsync(() => Posts.Count >= goal || writing.IsCompleted);
        if (writing.IsCompleted) await writing;
    }

    /// <summary>Whoever suggested the idea, and is named in each post, heard of every one once: what follows from a save is done, and done once, whenever the portal died.</summary>
    public static async Task IsToldOnceAsync(Portal portal, Idea idea)
    {
        var posts = await portal.Look(db => db.Posts.Where(post => post.ThreadId == idea.ThreadId).OrderBy(post => post.Seq).Select(post => (long?)post.Seq).ToListAsync());
        Assert.Equal(posts, await portal.Look(db => db.Notices.Where(notice => notice.MemberId == idea.AuthorId && notice.ThreadId == idea.ThreadId).OrderBy(notice => notice.Seq).Select(notice => notice.Seq).ToListAsync()));
    }

    /// <summary>Everything acknowledged is there once, and nothing else.</summary>
    public async Task IsKeptAsync(Portal portal, IReadOnlyList<Idea> ideas)
    {
        var posts = await portal.Look(db => db.Posts.Where(post => post.Text.Contains(" says ")).Select(post => post.Text).ToListAsync());
        Assert.Equal(Posts.Order(StringComparer.Ordinal), posts.Order(StringComparer.Ordinal));
        foreach (var ((idea, member), lent) in Votes)
            Assert.Equal(lent, await portal.Look(db => db.Votes.AnyAsync(vote => vote.IdeaId == idea && vote.MemberId == member)));
        foreach (var idea in ideas)
        {
            Assert.Equal(await portal.Look(db => db.Votes.LongCountAsync(vote => vote.IdeaId == idea.Id)), await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).Select(row => row.VoteCount).SingleAsync()));
            await ThreadIsWholeAsync(portal, idea);
        }
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

/// <summary>A member who posts and votes without rest, and sends again with the same key whatever was not acknowledged.</summary>
public sealed class Writer(Member member, string address, IReadOnlyList<Idea> ideas, Ledger ledger, int seed) : IDisposable
{
    private readonly Random dice = new(seed);
    private int asked = seed;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Soon.Patience })
    {
        BaseAddress = new Uri(address),
        Timeout = Soon.Patience,
        DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
    };

    /// <summary>At the portal of the tests, where a password costs less; its cookie is good at every portal on the same database.</summary>
    public async Task SignInAsync(Portal portal)
    {
        using (await portal.SignedIn(member.Email!, Portal.Password, cookies)) { }
        client.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(new Uri(portal.Address)));
    }

    /// <summary>The portals that answered, where a proxy says which.</summary>
    public HashSet<string> Nodes { get; } = [];

    /// <summary>A vote and a post: before two portals, each at another.</summary>
    public async Task WriteOnceAsync()
    {
        await VoteAsync(ideas[0]);
        await PostAsync(ideas[0]);
    }

    public async Task WriteUntil(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var idea = ideas[dice.Next(ideas.Count)];
            if (dice.Next(3) > 0) await PostAsync(idea);
            else await VoteAsync(idea);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task PostAsync(Idea idea)
    {
        // Whoever is named hears of every post, and not of the first alone.
        var words = $"{member.Name} says {Guid.NewGuid():N} to @omid and @marie-jensen";
        await InsistAsync(HttpMethod.Post, $"/threads/{idea.ThreadId}/posts", ("Text", words), ("idempotency-key", Guid.NewGuid().ToString("N")));
        ledger.Posts.Add(words);
    }

    private async Task VoteAsync(Idea idea)
    {
        var lend = dice.Next(3) > 0;
        await InsistAsync(lend ? HttpMethod.Post : HttpMethod.Delete, $"/ideas/{idea.Id}/vote");
        ledger.Votes[(idea.Id, member.Id)] = lend;
    }

    /// <summary>Sends until it is acknowledged; a connection that broke says nothing about what was done. Every fourth post is sent by one who hangs up early, and sends again.</summary>
    private async Task InsistAsync(HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var impatience = new CancellationTokenSource();
        // A vote has no key: given up and sent again, it might be done after the next.
        if (fields.Length > 0 && dice.Next(4) == 0) impatience.CancelAfter(dice.Next(40));
        for (var stop = impatience.Token; ; stop = CancellationToken.None)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
                request.Headers.Add(Cluster.To, asked % 2 == 0 ? "portal-1" : "portal-2");
                using var answer = await client.SendAsync(request, stop);
                asked++;
                if (answer.Headers.TryGetValues(Cluster.Node, out var nodes)) Nodes.UnionWith(nodes);
                if (answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.OK or HttpStatusCode.Created) return;
                // Later, or while its twin is still under way, one may ask again; 502 is the proxy's word for a portal that died over the answer.
                Assert.True(answer.Headers.RetryAfter is not null || answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway, $"{method} {path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
            {
                await Task.Delay(30);
            }
        }
    }
}
