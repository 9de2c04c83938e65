using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Community.Database;

namespace Community.Platform;

public sealed partial class MetricsTests
{
    private const string Key = "a-key-of-twenty-letters";

    [Fact]
    public async Task Prometheus_reads_what_happened_and_nobody_elses_name_is_in_it()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Numbers are told the same way on every database.");
        await using var portal = await Portal.WithCastAsync(("Portal:MetricsKey", Key));
        using var marie = await portal.SignedIn(portal.Marie);
        var idea = await portal.NewIdeaAsync(portal.Marie);
        await portal.SettleAsync();
        await marie.GetAsync($"/ideas/{idea.Id}?looking=for-marie");
        await marie.GetAsync("/no/such/page/marie-jensen");

        var text = await marie.GetStringAsync("/metrics");

        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
        Assert.Contains("http_server_request_duration_seconds_count{method=\"POST\",route=\"account/sign-in\",status=\"303\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("status=\"404\",le=\"+Inf\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("community_followups_waiting 0\n", text, StringComparison.Ordinal);
        Assert.Matches("community_events_last_id [1-9]", text);
        Assert.DoesNotContain("marie", text, StringComparison.OrdinalIgnoreCase);

        // Through a proxy on this machine, or under the portal's public name, it is no longer local.
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(portal, proxied: true, key: null));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(portal, proxied: true, key: Key + "!"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(portal, proxied: true, key: Key));
    }

    [Fact]
    public async Task A_key_that_could_be_guessed_is_refused_at_start()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Numbers are told the same way on every database.");
        await Assert.ThrowsAsync<SettingsException>(() => Portal.StartAsync(("Portal:MetricsKey", "short")));
    }

    private static async Task<HttpStatusCode> AskAsync(Portal portal, bool proxied, string? key)
    {
        using var visitor = portal.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (proxied) request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.E+-]+)$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
