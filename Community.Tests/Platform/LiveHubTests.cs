using System.Net.WebSockets;
using Community.Database;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Threads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Platform;

public sealed class LiveHubTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;
    private string topic = "";

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        idea = await portal.NewIdeaAsync(portal.Omid);
        topic = $"thread:{idea.ThreadId}";
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_foreign_page_does_not_get_through_to_the_hub(string? origin)
    {
        await Assert.ThrowsAsync<WebSocketException>(() => HubLine.OpenAsync(portal, origin: origin));

        using var client = new HttpClient { BaseAddress = new Uri(portal.Address) };
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/hubs/live/negotiate?negotiateVersion=1");
        if (origin is not null) negotiate.Headers.Add("Origin", origin);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await client.SendAsync(negotiate)).StatusCode);
    }

    [Fact]
    public async Task Who_joins_late_gets_every_change_by_its_number_and_then_what_comes()
    {
        for (var number = 1; number <= 5; number++) await SayAsync($"Thought {number}");
        await using var line = await HubLine.OpenAsync(portal);

        var joined = await line.JoinAsync(topic, after: 2);
        Assert.Equal(5, joined!.Change);
        Assert.Empty(joined.Here);
        await SayAsync("Thought 6");
        await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, 1, "Better thought 1"));

        // What was still on its way when one joined comes again; a page knows it by its number and drops it.
        Assert.True(await line.HearsAsync(_ => line.ChangesOf(topic).Distinct().Count() >= 5));
        Assert.Equal([3, 4, 5, 6, 7], line.ChangesOf(topic).Distinct());
        Assert.All(line.Said.Where(one => one.Name == "Changed").SkipLast(1), one => Assert.Contains("action=\"append\"", one.Parts[2].GetString(), StringComparison.Ordinal));
        Assert.Contains($"action=\"replace\" target=\"post-{idea.ThreadId}-1\"", line.Said.Last(one => one.Name == "Changed").Parts[2].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_joins_while_others_write_misses_nothing()
    {
        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 60; number++) await SayAsync($"Thought {number}");
        });
        var lines = new List<HubLine>();
        for (var reader = 0; reader < 6; reader++)
        {
            lines.Add(await HubLine.OpenAsync(portal, language: reader % 2 == 0 ? "en" : "fa"));
            Assert.NotNull(await lines[^1].JoinAsync(topic));
            await Task.Delay(40);
        }

        await writing;

        foreach (var line in lines)
        {
            Assert.True(await line.HearsAsync(_ => line.ChangesOf(topic).Distinct().Count() >= 60));
            // What was pushed while one was catching up may come twice, and carries the number by which it is known.
            Assert.Equal(Enumerable.Range(1, 60).Select(number => (long)number), line.ChangesOf(topic).Distinct().Order());
            await line.DisposeAsync();
        }
    }

    [Fact]
    public async Task Names_that_are_no_topics_and_more_than_a_page_needs_are_answered_with_nothing()
    {
        await using var line = await HubLine.OpenAsync(portal, portal.Marie);

        foreach (var wrong in new[] { "", ":", "thread", "thread:", "thread:999", "thread:-1", "thread:1:2", "thread:1|en", "thread:0x1", "thread:٣", "nothing:1", "desk:", $"desk:{portal.Club.Id}", $"thread:{new string('1', 80)}" })
            Assert.Null(await line.JoinAsync(wrong));

        for (var number = 0; number < LiveHub.MostTopics; number++) Assert.NotNull(await line.JoinAsync($"thread:{(await portal.NewIdeaAsync(portal.Omid, $"Tray number {number}")).ThreadId}"));
        Assert.Null(await line.JoinAsync(topic));
    }

    [Fact]
    public async Task Presence_and_typing_reach_those_who_are_here_and_leaving_is_seen()
    {
        await using var marie = await HubLine.OpenAsync(portal, portal.Marie);
        await using var visitor = await HubLine.OpenAsync(portal);
        Assert.Equal(["Marie Jensen"], (await marie.JoinAsync(topic))!.Here.Select(person => person.Name));
        Assert.Equal(["Marie Jensen"], (await visitor.JoinAsync(topic))!.Here.Select(person => person.Name));

        await using (var omid = await HubLine.OpenAsync(portal, portal.Omid))
        {
            await omid.JoinAsync(topic);
            await omid.CallAsync("Typing", topic);
            await visitor.CallAsync("Typing", topic);
            Assert.True(await marie.HearsAsync(said => said.Any(one => one.Name == "Typing" && one.Parts[1].GetString() == "Omid")));
            Assert.True(await marie.HearsAsync(said => said.Any(one => one.Name == "Here" && one.Parts[1].GetArrayLength() == 2)));
        }

        Assert.True(await marie.HearsAsync(said => said.Last(one => one.Name == "Here").Parts[1].GetArrayLength() == 1));
    }

    [Fact]
    public async Task Who_loses_the_right_hears_no_more_and_who_keeps_it_does()
    {
        await using var omid = await HubLine.OpenAsync(portal, portal.Omid);
        await using var line = await HubLine.OpenAsync(portal, portal.Line);
        await using var marie = await HubLine.OpenAsync(portal, portal.Marie);
        await using var visitor = await HubLine.OpenAsync(portal);
        foreach (var one in new[] { omid, line, marie, visitor }) await one.JoinAsync(topic);
        var readers = portal.Services.GetRequiredService<LiveReaders>();

        await HideAsync();
        await SayAsync("Only for those who tend it", straight: true);

        // The event that took the right away is done with before the next is shown: nothing waits for a round of the clock.
        Assert.True(await omid.HearsAsync(_ => omid.ChangesOf(topic).Any()));
        Assert.Equal(2, readers.ReadersOf(topic).Count);
        Assert.True(await line.HearsAsync(_ => line.ChangesOf(topic).Any()));
        await HearsNothingAsync(marie);
        await HearsNothingAsync(visitor);
        await RetireAsync(portal.Line);
        await Soon.HoldsAsync(() => readers.ReadersOf(topic).Count == 1);
        Assert.Equal(portal.Omid.Id, Assert.Single(readers.ReadersOf(topic)).Listening.Member!.Id);
    }

    /// <summary>What is said on a line arrives in order: behind an answer that was asked for later, nothing earlier is still to come.</summary>
    /// <summary>Take out <c>db.Rest()</c> in SessionValidator, and each socket whose cookie was looked at again holds a connection until it closes.</summary>
    [Fact]
    public async Task An_open_socket_holds_no_connection_to_the_database()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Other drivers take a connection for each question.");
        var cookie = await HubLine.CookieAsync(portal, portal.Omid);
        var lines = new List<HubLine>();
        var before = Connections();
        for (var number = 0; number < 12; number++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(2));
            lines.Add(await HubLine.OpenWithAsync(portal, cookie));
        }

        Assert.InRange(Connections() - before, -12, 4);
        foreach (var line in lines) await line.DisposeAsync();
    }

    private int Connections()
    {
        var file = new SqliteConnectionStringBuilder(portal.Connection).DataSource;
        return Directory.GetFiles("/proc/self/fd").Count(handle => new FileInfo(handle).LinkTarget == file);
    }

    private async Task HearsNothingAsync(HubLine one)
    {
        Assert.NotNull(await one.JoinAsync("ideas"));
        Assert.Empty(one.ChangesOf(topic));
    }

    private async Task SayAsync(string words, bool straight = false)
    {
        if (!straight) await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, words));
        else
        {
            await portal.Look(db => db.SaveAsync<Done>(async () =>
            {
                await db.PlaceAsync(idea.ThreadId, new Post { AuthorId = portal.Omid.Id, Text = words, Html = words }, default);
                return Done.It;
            }));
        }
    }

    private Task<Outcome<Done>> HideAsync() => portal.Look(db => db.SaveAsync<Done>(async () =>
    {
        (await db.Ideas.SingleAsync(row => row.Id == idea.Id)).HiddenAt = db.Now;
        db.Raise(new DecisionMade(1, SubjectKind.Idea, idea.Id, DecisionKind.Hide));
        return Done.It;
    }));

    private Task<Outcome<Done>> RetireAsync(Member member) => portal.Look(db => db.SaveAsync<Done>(async () =>
    {
        await db.SiteRoles.Where(grant => grant.MemberId == member.Id).ExecuteDeleteAsync();
        db.Raise(new RightsChanged(member.Id));
        return Done.It;
    }));
}
