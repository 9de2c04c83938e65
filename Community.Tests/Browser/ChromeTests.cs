using Microsoft.Playwright;
using Xunit.Sdk;

namespace Community.Browser;

/// <summary>The browser tests rest on a window that complains; here it is made to.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class ChromeTests
{
    public ChromeTests() => Chrome.SkipWhereMissing();

    [Theory]
    [InlineData("<script>document.title = 'mine'</script>", "Content-Security-Policy: script-src")]
    [InlineData("<p style='color: red'>Red</p>", "Content-Security-Policy: style-src")]
    [InlineData("<img src='http://127.0.0.2/spy.png' alt=''>", "Content-Security-Policy: img-src")]
    [InlineData("<script src='/shout.js'></script>", "console: too late")]
    [InlineData("<script src='/stumble.js'></script>", "nobody is not defined")]
    [InlineData("<script src='/nowhere.js'></script>", "404 http")]
    [InlineData("<img src='/broken' alt=''>", "500 http")]
    public async Task What_a_page_complains_of_fails_its_test(string body, string complaint)
    {
        await using var site = await TinySite.Serve(body);
        var window = await Chrome.Open(site.Address);

        await window.Page.GotoAsync("/");

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await window.DisposeAsync());
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_the_policy_is_still_watched()
    {
        await using var site = await TinySite.Serve("<p style='color: red'>Red</p>");
        var window = await Chrome.Open(site.Address, Screen.Desktop.WithoutScript());

        await window.Page.GotoAsync("/");

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await window.DisposeAsync());
        Assert.Contains("Content Security Policy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_refuses_is_no_complaint_and_neither_is_what_a_test_expects()
    {
        await using var site = await TinySite.Serve("<script src='/shout.js'></script>");
        await using var window = await Chrome.Open(site.Address);
        window.Expect("too late");

        var answer = await window.Page.GotoAsync("/refused");
        await window.Page.GotoAsync("/");

        Assert.Equal(409, answer!.Status);
    }

    [Fact]
    public async Task Two_windows_are_two_people_and_two_tabs_are_one()
    {
        await using var site = await TinySite.Serve("");
        await using var shirin = await Chrome.Open(site.Address);
        await using var marie = await Chrome.Open(site.Address);
        await shirin.Page.GotoAsync("/language/fa");

        var second = await shirin.NewTab();
        await second.GotoAsync("/");
        await marie.Page.GotoAsync("/");

        Assert.Equal("rtl", await Direction(second));
        Assert.Equal("ltr", await Direction(marie.Page));
    }

    [Fact]
    public async Task A_phone_is_narrow_touched_and_dark_is_dark()
    {
        await using var site = await TinySite.Serve("");
        await using var phone = await Chrome.Open(site.Address, Screen.Phone with { IsDark = true });

        await phone.Page.GotoAsync("/");

        Assert.True(await phone.Page.EvaluateAsync<bool>("screen.width === 360"));
        Assert.True(await phone.Page.EvaluateAsync<bool>("matchMedia('(pointer: coarse)').matches && matchMedia('(prefers-color-scheme: dark)').matches"));
    }

    private static Task<string?> Direction(IPage page) => page.Locator("html").GetAttributeAsync("dir");
}
