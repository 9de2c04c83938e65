namespace Community.Funnel;

public sealed class PromiseClockTests
{
    private static readonly DateTime Forwarded = new(2026, 3, 20, 9, 30, 0, DateTimeKind.Utc);
    private readonly PromiseClock clock = new(Forwarded, 14);

    [Fact]
    public void An_answer_is_due_after_fourteen_times_24_hours_whatever_summer_time_does() =>
        Assert.Equal(new DateTime(2026, 4, 3, 9, 30, 0, DateTimeKind.Utc), clock.Due);

    [Fact]
    public void Until_due_it_runs_and_after_it_is_late()
    {
        Assert.Equal(new PromiseStanding(PromiseState.Running, TimeSpan.FromDays(14)), clock.Standing(Forwarded, null));
        Assert.Equal(new PromiseStanding(PromiseState.Running, TimeSpan.Zero), clock.Standing(clock.Due, null));
        Assert.Equal(new PromiseStanding(PromiseState.Late, TimeSpan.FromHours(5)), clock.Standing(clock.Due.AddHours(5), null));
    }

    [Fact]
    public void An_answer_no_later_than_due_keeps_the_promise_for_ever()
    {
        var years = clock.Due.AddYears(3);
        Assert.Equal(new PromiseStanding(PromiseState.Kept, TimeSpan.Zero), clock.Standing(years, clock.Due));
        Assert.Equal(new PromiseStanding(PromiseState.Kept, TimeSpan.FromDays(2)), clock.Standing(years, clock.Due.AddDays(-2)));
        Assert.Equal(new PromiseStanding(PromiseState.AnsweredLate, TimeSpan.FromTicks(1)), clock.Standing(years, clock.Due.AddTicks(1)));
    }

    [Fact]
    public void Late_goes_to_the_lead_at_once_and_to_the_team_after_three_days()
    {
        Assert.Equal(clock.Due, clock.LeadHearsAt);
        Assert.Equal(clock.Due.AddDays(3), clock.TeamHearsAt);
        Assert.False(clock.IsWithLead(clock.Due, null));
        Assert.True(clock.IsWithLead(clock.Due.AddTicks(1), null));
        Assert.False(clock.IsWithTeam(clock.TeamHearsAt, null));
        Assert.True(clock.IsWithTeam(clock.TeamHearsAt.AddTicks(1), null));
    }

    [Fact]
    public void What_is_answered_escalates_no_more()
    {
        var later = clock.TeamHearsAt.AddDays(30);
        Assert.False(clock.IsWithLead(later, clock.Due.AddDays(1)));
        Assert.False(clock.IsWithTeam(later, clock.Due.AddDays(1)));
    }
}
