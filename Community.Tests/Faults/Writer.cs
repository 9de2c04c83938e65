using System.Collections.Concurrent;
using System.Net;
using Community.Ideas;
using Community.Members;

namespace Community.Faults;

/// <summary>What was acknowledged, kept outside the portal.</summary>
public sealed class Ledger
{
    /// <summary>Every post by its words, which are used once.</summary>
    public ConcurrentBag<string> Posts { get; } = [];

    /// <summary>Where each member's vote on each idea was last acknowledged to be.</summary>
    public ConcurrentDictionary<(long Idea, long Member), bool> Votes { get; } = new();
}

/// <summary>A member who posts and votes without rest, and sends again with the same key whatever was not acknowledged.</summary>
public sealed class Writer(Member member, string address, IReadOnlyList<Idea> ideas, Ledger ledger, int seed) : IDisposable
{
    private readonly Random dice = new(seed);
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), ConnectTimeout = TimeSpan.FromSeconds(1) })
    {
        BaseAddress = new Uri(address),
        Timeout = TimeSpan.FromSeconds(5),
        DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
    };

    /// <summary>Before anything is killed: a sign-in that was cut off counts as a failed one, and ten of them shut the door.</summary>
    public Task SignInAsync() => InsistAsync(HttpMethod.Post, "/account/sign-in", ("Email", member.Email!), ("Password", Portal.Password));

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
        var words = $"{member.Name} says {Guid.NewGuid():N}";
        await InsistAsync(HttpMethod.Post, $"/threads/{idea.ThreadId}/posts", ("Text", words), ("idempotency-key", Guid.NewGuid().ToString("N")));
        ledger.Posts.Add(words);
    }

    private async Task VoteAsync(Idea idea)
    {
        var lend = dice.Next(3) > 0;
        await InsistAsync(lend ? HttpMethod.Post : HttpMethod.Delete, $"/ideas/{idea.Id}/vote");
        ledger.Votes[(idea.Id, member.Id)] = lend;
    }

    /// <summary>Sends until it is acknowledged; a connection that broke says nothing about what was done.</summary>
    private async Task InsistAsync(HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.OK or HttpStatusCode.Created) return;
                Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{method} {path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
            {
                await Task.Delay(30);
            }
        }
    }
}
