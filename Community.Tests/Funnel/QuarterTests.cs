namespace Community.Funnel;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 20261)]
    [InlineData("2026-03-31T23:59:59.9999999Z", 20261)]
    [InlineData("2026-04-01T00:00:00Z", 20262)]
    [InlineData("2026-12-31T23:59:59Z", 20264)]
    public void An_instant_belongs_to_one_quarter(string at, int quarter) =>
        Assert.Equal(quarter, Quarter.Of(DateTimeOffset.Parse(at, null).UtcDateTime));
}
