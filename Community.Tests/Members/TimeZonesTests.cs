namespace Community.Members;

public sealed class TimeZonesTests
{
    [Fact]
    public void Every_zone_offered_can_be_chosen()
    {
        Assert.True(TimeZones.Ids.Count > 300);
        Assert.All(TimeZones.Ids, id => Assert.True(TimeZones.IsKnown(id), id));
        Assert.All(["Europe/Copenhagen", "Asia/Tehran", "America/New_York", "UTC"], id => Assert.Contains(id, TimeZones.Ids));
    }

    [Theory]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("Europe/Kiev", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Central Europe Standard Time", false)]
    [InlineData("posix/Europe/Berlin", false)]
    [InlineData("right/Europe/Berlin", false)]
    [InlineData("Etc/GMT+5", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("Europe/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_zone_is_a_place_that_keeps_its_own_time(string? id, bool known) => Assert.Equal(known, TimeZones.IsKnown(id));

    [Fact]
    public void A_zone_found_knows_its_summer_time() =>
        Assert.Equal(TimeSpan.FromHours(2), TimeZones.Find("Europe/Copenhagen")!.GetUtcOffset(new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc)));
}
