using Community.Text;
using FsCheck.Fluent;

namespace Community.Funnel;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 20261)]
    [InlineData("2026-03-31T23:59:59.9999999Z", 20261)]
    [InlineData("2026-04-01T00:00:00Z", 20262)]
    [InlineData("2026-12-31T23:59:59Z", 20264)]
    public void An_instant_belongs_to_one_quarter(string at, int key) =>
        Assert.Equal(key, Quarter.Of(DateTimeOffset.Parse(at, null).UtcDateTime).Key);

    [Fact]
    public void A_quarter_holds_its_start_and_ends_where_the_next_begins() => Gen.Choose(0, 36_500).ToArbitrary().Check(day =>
    {
        var at = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day);
        var quarter = Quarter.Of(at);
        return quarter.Start <= at && at < quarter.End && quarter.End == quarter.Next.Start && quarter < quarter.Next
            && Quarter.Of(quarter.End.AddTicks(-1)) == quarter && Quarter.FromKey(quarter.Key) == quarter && quarter.Start.Kind == DateTimeKind.Utc;
    });

    [Fact]
    public void The_parts_are_there_to_be_shown() => Assert.Equal((2026, 4, "2026-Q4"), (Quarter.FromKey(20264).Year, Quarter.FromKey(20264).Number, Quarter.FromKey(20264).ToString()));

    [Theory]
    [InlineData(20260)]
    [InlineData(20265)]
    [InlineData(4)]
    [InlineData(-20261)]
    public void Not_every_number_is_a_quarter(int key) => Assert.Throws<ArgumentOutOfRangeException>(() => Quarter.FromKey(key));
}
