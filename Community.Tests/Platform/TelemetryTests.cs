using System.Collections.Concurrent;
using System.Text;
using Community.Database;
using Community.Ideas;
using Community.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Platform;

/// <summary>What a collector hears, by a collector.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_hears_of_requests_and_saves_and_of_nobody()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "The same is told on every database.");
        var heard = new ConcurrentQueue<(string Path, string Text)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{what}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Its strings stand in it as they are; the rest is as good as any letter.
            heard.Enqueue((request.Path, Encoding.UTF8.GetString(body.ToArray())));
            return Results.Ok();
        });
        await collector.StartAsync();
        await using var portal = await Portal.WithCastAsync();
        var idea = await portal.NewIdeaAsync(portal.Omid, "A lamp of translucent bricks");
        // A process of its own: spans are the whole process's, and other tests run in this one.
        await using (var process = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort(), ("Telemetry__Endpoint", collector.Urls.Single())))
        {
            using var marie = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(process.Address) };
            marie.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            await marie.SignIn(portal.Marie.Email!, Portal.Password);
            foreach (var path in new[] { $"/ideas/{idea.Id}", "/search?q=translucent", "/members/marie-jensen" }) await marie.Read(path);
            Assert.True((int)(await marie.Submit($"/ideas/{idea.Id}/vote")).StatusCode < 400);
            // What is left is told at the end.
            await process.EndAsync();
        }

        var traces = string.Concat(heard.Where(one => one.Path == "/v1/traces").Select(one => one.Text));
        var metrics = string.Concat(heard.Where(one => one.Path == "/v1/metrics").Select(one => one.Text));
        Assert.Contains("GET ideas/{id:long}/{slug?}", traces, StringComparison.Ordinal);
        Assert.Contains(nameof(VoteForIdea), traces, StringComparison.Ordinal);
        Assert.Contains("community.save.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("microsoft.entityframeworkcore", metrics, StringComparison.Ordinal);
        foreach (var personal in new[] { "@portal.test", "marie", "omid", "translucent" })
            Assert.DoesNotContain(personal, traces + metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_gathered_and_a_wrong_one_is_a_sentence()
    {
        await using var portal = await Portal.StartAsync();
        Assert.Null(portal.Services.GetService<Telemetry>());
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => Portal.StartAsync(("Telemetry:Endpoint", "collector:4318")));
        Assert.StartsWith("Telemetry:Endpoint is 'collector:4318'.", wrong.Message, StringComparison.Ordinal);
    }
}
