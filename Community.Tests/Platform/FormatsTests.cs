using System.Globalization;
using Community.Text;
using FsCheck.Fluent;

namespace Community.Platform;

public sealed class FormatsTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 14, 4, 30, DateTimeKind.Utc);
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    [Theory]
    [InlineData("en", "1,234,567", "-5", "2.5", "26%")]
    [InlineData("da", "1.234.567", "-5", "2,5", "26\u00A0%")]
    [InlineData("sv", "1\u00A0234\u00A0567", "\u22125", "2,5", "26\u00A0%")]
    [InlineData("fa", "۱٬۲۳۴٬۵۶۷", "\u200E\u2212۵", "۲٫۵", "۲۶٪")]
    [InlineData("fa-IR", "۱٬۲۳۴٬۵۶۷", "\u200E\u2212۵", "۲٫۵", "۲۶٪")]
    public void Numbers_are_written_as_the_reader_writes_them(string language, string number, string negative, string fraction, string share)
    {
        var formats = In(language);
        Assert.Equal([number, negative, fraction, share], [formats.Number(1_234_567), formats.Number(-5), formats.Decimal(2.5), formats.Percent(0.256)]);
    }

    [Theory]
    [InlineData("en", "21 November 2026", "15:04", "21 November 2026, 15:04")]
    [InlineData("da", "21. november 2026", "15.04", "21. november 2026, 15.04")]
    [InlineData("sv", "21 november 2026", "15:04", "21 november 2026, 15:04")]
    [InlineData("fa", "\u2067۳۰ آبان ۱۴۰۵\u2069", "۱۵:۰۴", "\u2067۳۰ آبان ۱۴۰۵، ۱۵:۰۴\u2069")]
    public void Dates_are_in_the_readers_calendar_and_zone(string language, string date, string time, string both) =>
        Assert.Equal([date, time, both], [In(language).Date(Now), In(language).Time(Now), In(language).DateTime(Now)]);

    [Fact]
    public void The_day_is_the_readers_own()
    {
        var evening = new DateTime(2026, 3, 20, 22, 30, 0, DateTimeKind.Unspecified);
        Assert.Equal("20 March 2026", In("en").Date(evening));
        Assert.Equal("\u2067۱ فروردین ۱۴۰۵\u2069", new Formats(CultureInfo.GetCultureInfo("fa"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran"), At(Now), Said).Date(evening));
    }

    [Theory]
    [InlineData(0, "Ago.JustNow")]
    [InlineData(59, "Ago.JustNow")]
    [InlineData(-120, "Ago.JustNow")]
    [InlineData(60, "Ago.Minutes.One 1")]
    [InlineData(12 * 60, "Ago.Minutes.Other 12")]
    [InlineData(3_599, "Ago.Minutes.Other 59")]
    [InlineData(3_600, "Ago.Hours.One 1")]
    [InlineData(14 * 3_600, "Ago.Hours.Other 14")]
    [InlineData(16 * 3_600, "Ago.Yesterday")]
    [InlineData(39 * 3_600, "Ago.Yesterday")]
    [InlineData(40 * 3_600, "19 November 2026")]
    [InlineData(-3_600, "21 November 2026")]
    public void The_past_is_told_as_people_tell_it(int secondsAgo, string told) => Assert.Equal(told, In("en").Ago(Now.AddSeconds(-secondsAgo)));

    [Fact]
    public void Three_hours_ago_is_not_yesterday_at_one_in_the_morning()
    {
        var night = new DateTime(2026, 11, 21, 0, 10, 0, DateTimeKind.Utc);
        Assert.Equal("Ago.Hours.Other 3", In("en", night).Ago(night.AddHours(-3)));
        Assert.Equal("Ago.Yesterday", In("en", night).Ago(night.AddHours(-13)));
    }

    [Fact]
    public void Persian_counts_in_its_own_digits_and_forms() => Assert.Equal("Ago.Minutes.Other ۱۲", In("fa").Ago(Now.AddMinutes(-12)));

    [Fact]
    public void No_instant_and_no_number_is_without_words() => Gen.Choose(-40 * 365 * 24, 75 * 365 * 24).ToArbitrary().Check(hours =>
    {
        var at = Now.AddHours(hours);
        return new[] { "en", "da", "sv", "fa", "tr" }.All(language => In(language) is var formats
            && formats.Ago(at).Length > 0 && formats.DateTime(at).Length > 0
            && (language != "fa" || !(formats.Ago(at) + formats.DateTime(at) + formats.Number(hours)).Any(char.IsAsciiDigit)));
    });

    private static Formats In(string language, DateTime? now = null) => new(CultureInfo.GetCultureInfo(language), Copenhagen, At(now ?? Now), Said);

    private static string Said(string key, object[] values)
    {
        Assert.Contains(key, Formats.Keys);
        return string.Join(' ', [key, .. values]);
    }

    private static StoppedClock At(DateTime now) => new(now);

    private sealed class StoppedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }
}
