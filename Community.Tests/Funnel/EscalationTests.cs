using Community.Ideas;
using Community.Shared;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

public sealed class EscalationTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_late_answer_is_told_to_the_lead_at_once_and_to_the_team_after_three_days_once_each_however_many_look()
    {
        var late = await portal.ForwardedIdeaAsync();
        var answered = await portal.ForwardedIdeaAsync("A box that stacks on itself");
        await portal.Move(portal.Priya, answered.Id, IdeaStage.Shaping);
        await LookTwiceAsync();
        Assert.Empty(await ToldAsync());

        portal.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        await LookTwiceAsync();
        Assert.Equal([false], await ToldAsync(late.Id));
        Assert.Equal("Funnel.OnlyItsProductManagers", (await portal.Move(portal.Line, late.Id, IdeaStage.InReview)).Refusal?.Key);

        portal.Clock.Advance(TimeSpan.FromDays(3));
        await LookTwiceAsync();
        Assert.Equal([false, true], await ToldAsync(late.Id));
        var now = await portal.IdeaAsync(late.Id);
        Assert.True(now is { LeadToldLateAt: not null, EscalatedAt: not null });
        Assert.Equal(2, (await ToldAsync()).Count);
        Assert.Null((await portal.Move(portal.Line, late.Id, IdeaStage.InReview)).Refusal);
    }

    [Fact]
    public async Task An_answer_at_the_very_instant_keeps_the_promise_and_a_microsecond_later_does_not()
    {
        var (kept, missed) = (await portal.ForwardedIdeaAsync(), await portal.ForwardedIdeaAsync("A box that stacks on itself"));
        await portal.Move(portal.Priya, kept.Id, IdeaStage.Shaping);
        await portal.Move(portal.Priya, missed.Id, IdeaStage.Shaping);
        await AnsweredAtAsync(kept, TimeSpan.Zero);
        await AnsweredAtAsync(missed, TimeSpan.FromMicroseconds(1));

        var numbers = await portal.Look(db => db.BoardNumbersAsync(db.Ideas, db.Ideas, default));

        Assert.Equal(0.5, numbers.InTime);
        Assert.Equal(14, numbers.MedianDays!.Value, 6);
        Assert.False(Promises.Of(kept.ForwardedAt, kept.AnswerDueAt, kept.AnswerDueAt, portal.Clock)!.Late);
        Assert.True(Promises.Of(missed.ForwardedAt, missed.AnswerDueAt, missed.AnswerDueAt!.Value.AddMicroseconds(1), portal.Clock) is Promise { Late: true, Days: 14 });
    }

    [Fact]
    public void Half_of_two_is_their_middle_and_nine_of_ten_is_the_ninth()
    {
        Assert.Null(BoardNumberQueries.Percentile([], 0.5));
        Assert.Equal(3, BoardNumberQueries.Percentile([2, 4], 0.5));
        Assert.Equal(9, BoardNumberQueries.Percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 30], 0.9));
    }

    private Task AnsweredAtAsync(Idea idea, TimeSpan after) => portal.Look(db =>
        db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.AnsweredAt, idea.AnswerDueAt + after)));

    private Task LookTwiceAsync() => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Do((EscalateLateAnswers escalate) => escalate.By()))));

    private async Task<List<bool>> ToldAsync(long? idea = null)
    {
        var bodies = await portal.Look(db => db.Events.Where(row => row.Kind == nameof(AnswerIsLate)).OrderBy(row => row.Id).Select(row => row.Body).ToListAsync());
        var told = bodies.ConvertAll(body => System.Text.Json.JsonSerializer.Deserialize<AnswerIsLate>(body)!);
        return [.. told.Where(one => idea is null || one.IdeaId == idea).Select(one => one.Escalated)];
    }
}
