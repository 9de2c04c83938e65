using AngleSharp.Html.Parser;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

public sealed class HonestNumbersTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync(("Funnel:ForwardsPerQuarter", "20"));

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Everybody_reads_what_was_answered_late_declined_and_known_before()
    {
        var (kept, late, waiting) = (await portal.ForwardedIdeaAsync("Answered on the fourth day"), await portal.ForwardedIdeaAsync("Answered on the twentieth"), await portal.ForwardedIdeaAsync("Never answered so far"));
        var (known, hidden) = (await portal.ForwardedIdeaAsync("Known to us before it came"), await portal.ForwardedIdeaAsync("Hidden from everybody here"));
        await portal.NewIdeaAsync(portal.Omid, "A shelf that nobody carried");
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.Move(portal.Priya, kept.Id, IdeaStage.NotNow);
        await portal.Move(portal.Priya, known.Id, IdeaStage.Planned);
        await portal.Move(portal.Priya, hidden.Id, IdeaStage.NotNow);
        portal.Clock.Advance(TimeSpan.FromDays(16));
        await portal.Move(portal.Priya, late.Id, IdeaStage.Shaping);
        await portal.Move(portal.Priya, known.Id, IdeaStage.Launched, Passage.Words, true);
        await portal.Look(db => db.Ideas.Where(row => row.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HiddenAt, db.Now)));

        var numbers = await portal.Look(db => db.HonestNumbersAsync(default));

        Assert.Equal((5, 4, 3, 2, 1, 1), (numbers.Published, numbers.Forwarded, numbers.Answered, numbers.InTime, numbers.Waiting, numbers.LateNow));
        Assert.Equal((0.5, 1, 1, 1), (numbers.ShareInTime, numbers.Launched, numbers.NotNow, numbers.InPipeline));
        Assert.Equal([4, 4, 20], numbers.Answers.Days.Select(days => Math.Round(days)));
        Assert.Equal([20], numbers.Launches.Days.Select(days => Math.Round(days)));
        Assert.Equal([(IdeaStage.Open, 0, 4), (IdeaStage.Forwarded, 4, 3), (IdeaStage.InReview, 0, 0), (IdeaStage.Shaping, 0, 0), (IdeaStage.Planned, 16, 1)],
            numbers.Stages.Select(stage => (stage.Stage, (int)Math.Round(stage.Spans.Median ?? 0), stage.Spans.Count)));
        Assert.Equal((4, 2), (numbers.Quarters.Sum(quarter => quarter.Due), numbers.Quarters.Sum(quarter => quarter.Kept)));
        Assert.Contains(waiting.Id, await portal.Look(db => db.Ideas.Where(row => row.AnsweredAt == null && row.ForwardedAt != null).Select(row => row.Id).ToListAsync()));

        // The page tells the same, each figure with how many it tells of, and each bar as long as its share of a whole axis.
        var page = new HtmlParser().ParseDocument(await portal.Visitor().GetStringAsync("/honest-numbers"));
        Assert.Equal(["50%", "1", "4.0 d", "1", "1"], page.QuerySelectorAll(".stats .num").Select(figure => figure.TextContent));
        Assert.Contains("1 of them was in our pipeline before", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["0%", "66.67%", "0%", "33.33%", "0%"], page.QuerySelectorAll("#answers .part").Select(bar => bar.GetAttribute("width")));
        Assert.Equal(["n = 0", "n = 2", "n = 0", "n = 1", "n = 0"], page.QuerySelectorAll("#answers tbody td:last-child").Select(cell => cell.TextContent));
        Assert.DoesNotContain("⟦", page.Body.TextContent, StringComparison.Ordinal);
    }
}
