using System.Diagnostics;
using System.Net;
using Community.Admin;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Platform;

/// <summary>A visitor's page is kept, and yet never shows what is no longer so.</summary>
public sealed class VisitorPagesTests : IAsyncLifetime
{
    private Portal portal = null!;
    private Idea idea = null!;
    private HttpClient visitor = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Portal:OutputCache", "true"));
        idea = await portal.NewIdeaAsync(portal.Omid);
        visitor = portal.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    private string Address => $"/ideas/{idea.Id}";

    [Fact]
    public async Task Whatever_happens_is_soon_on_every_kept_page()
    {
        await portal.Do((SortIdea sort) => sort.By(portal.Line, idea.Id, "sets"));
        var line = await portal.Look(db => db.ProductLines.SingleAsync(row => row.Id == portal.Sets.Id));
        // A name that is changed stands above posts too, and no change of their thread tells of it.
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "It clips under the plate"));
        Func<Task>[] acts =
        [
            () => portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id)),
            () => portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "One stud higher")),
            () => portal.Do((ReactToPost react) => react.By(portal.Karim, idea.ThreadId, 2, "heart")),
            () => portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, 2, "Two studs higher", null)),
            () => portal.Do((RemovePost remove) => remove.By(portal.Marie, idea.ThreadId, 2)),
            () => portal.Do((EditProfile edit) => edit.By(portal.Omid, new ProfileDraft("Omid the Second", portal.Omid.Handle))),
            () => portal.Do((EditLine edit) => edit.By(portal.Admin, line.Id, new LineDraft("Sets and more"), line.Version)),
            () => portal.Do((TakeBackVote takeBack) => takeBack.By(portal.Marie, idea.Id)),
            () => portal.NewIdeaAsync(portal.Karim),
        ];
        foreach (var (number, act) in acts.Index())
        {
            var (page, list) = (await ReadAsync(Address), await ReadAsync("/ideas"));
            await ReadAsync("/");
            await act();
            await ReadsAsNewAsync(Address);
            await ReadsAsNewAsync("/ideas");
            await ReadsAsNewAsync("/");
            Assert.False(page == await ReadAsync(Address) && list == await ReadAsync("/ideas"), $"Act {number} changed neither page; it proves nothing.");
        }
    }

    [Fact]
    public async Task What_is_hidden_is_gone_for_visitors_and_comes_back_when_restored()
    {
        await ReadAsync(Address);
        await ReadAsync("/ideas");
        var report = await portal.Do((ReportContent report) => report.By(portal.Marie, SubjectKind.Idea, idea.Id, ReportGround.Spam, "Look"));
        var id = await portal.Look(db => db.Reports.Where(row => row.Receipt == report.Value.Receipt).Select(row => row.Id).SingleAsync());
        await portal.Do((DecideReport decide) => decide.By(portal.Line, id, DecisionKind.Hide, "Not what this place is for, sorry."));

        await SoonAsync(async () => (await visitor.GetAsync(Address)).StatusCode == HttpStatusCode.NotFound);
        await SoonAsync(async () => !(await visitor.GetStringAsync("/ideas")).Contains(idea.Title, StringComparison.Ordinal));
        await portal.Do((DecideReport decide) => decide.By(portal.Line, id, DecisionKind.Restore, "We looked again, and it belongs here."));
        await SoonAsync(async () => (await visitor.GetAsync(Address)).StatusCode == HttpStatusCode.OK);
        await SoonAsync(async () => (await visitor.GetStringAsync("/ideas")).Contains(idea.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_is_kept_for_visitors_in_their_language_and_encoding_and_for_nobody_else()
    {
        await SoonAsync(() => IsKeptAsync(visitor, Address));
        Assert.False(await IsKeptAsync(visitor, Address + "?before=1"));

        using var marie = await portal.SignedIn(portal.Marie);
        for (var turn = 0; turn < 2; turn++)
        {
            var own = await marie.GetAsync(Address);
            Assert.Null(own.Headers.Age);
            Assert.Contains("name=\"member\"", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("name=\"member\"", await visitor.GetStringAsync(Address), StringComparison.Ordinal);
        using var dane = portal.Visitor();
        await dane.GetAsync("/language/da");
        Assert.Contains("lang=\"da\"", await dane.GetStringAsync(Address), StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", await visitor.GetStringAsync(Address), StringComparison.Ordinal);

        foreach (var (accepts, encoding) in new[] { ("gzip, deflate, br, zstd", "br"), ("gzip;q=1.0, br;q=0", "gzip"), ("deflate", null), ("br", "br") })
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, Address);
            ask.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            Assert.Equal(encoding, (await visitor.SendAsync(ask)).Content.Headers.ContentEncoding.SingleOrDefault());
        }
    }

    [Fact]
    public async Task A_page_that_was_being_drawn_while_something_happened_is_not_kept()
    {
        var pages = portal.Services.GetRequiredService<VisitorPages>();
        var begun = Stopwatch.GetTimestamp();
        pages.Evict(VisitorPages.Idea(idea.Id));
        await SoonAsync(() => Task.FromResult(pages.Turn(VisitorPages.Idea(idea.Id)) != 0));

        Assert.False(pages.MayKeep([VisitorPages.All, VisitorPages.Idea(idea.Id)], begun));
        Assert.True(pages.MayKeep([VisitorPages.Idea(idea.Id + 1)], begun));
        Assert.True(pages.MayKeep([VisitorPages.Idea(idea.Id)], Stopwatch.GetTimestamp()));
    }

    /// <summary>A question that nobody asked before is answered by a page that is drawn for it: as that one reads, the kept one soon reads too.</summary>
    private async Task ReadsAsNewAsync(string address)
    {
        string kept = "", drawn = "";
        await SoonAsync(async () => (kept = await ReadAsync(address)) == (drawn = await ReadAsync($"{address}?unasked={Guid.NewGuid():N}")));
        Assert.Equal(drawn, kept);
    }

    /// <summary>What a visitor reads of the page: its words and figures, without the stamps that every drawing has of its own.</summary>
    private async Task<string> ReadAsync(string address) =>
        string.Join(' ', (await visitor.PageAsync(address)).QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task SoonAsync(Func<Task<bool>> holds) => Soon.HoldsAsync(holds, Soon.BeforeAPageEnds);

    private static async Task<bool> IsKeptAsync(HttpClient client, string address) => (await client.GetAsync(address)).Headers.Age is not null;
}
