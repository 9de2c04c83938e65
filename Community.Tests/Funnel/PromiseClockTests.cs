namespace Community.Funnel;

public sealed class PromiseClockTests
{
    [Fact]
    public void An_answer_is_due_after_fourteen_times_24_hours_whatever_summer_time_does() =>
        Assert.Equal(new DateTime(2026, 4, 3, 9, 30, 0, DateTimeKind.Utc), new PromiseClock(new DateTime(2026, 3, 20, 9, 30, 0, DateTimeKind.Utc), 14).Due);
}
