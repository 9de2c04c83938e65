namespace Community.Platform;

public sealed class EmlTextTests
{
    [Theory]
    [InlineData("=?utf-8?B?2KjYp9i6?= =?utf-8?B?INin24zYsdin2YY=?=", "باغ ایران")]
    [InlineData("=?utf-8?B?w6Y=?= and =?utf-8?Q?=C3=B8_too?=", "æ and ø too")]
    [InlineData("Plain =? and ?= are words", "Plain =? and ?= are words")]
    public void A_subject_is_read_whole(string written, string subject) =>
        Assert.Equal(subject, EmlText.Read($"Subject: {written}\r\n\r\nHello").Header("Subject"));
}
