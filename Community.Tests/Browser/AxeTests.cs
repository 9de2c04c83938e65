using Xunit.Sdk;

namespace Community.Browser;

[Collection(Chrome.OneAtATime)]
public sealed class AxeTests
{
    public AxeTests() => Chrome.SkipWhereMissing();

    [Theory]
    [InlineData("<img src='/empty'>", "image-alt")]
    [InlineData("<input type='text'>", "label")]
    [InlineData("<h4>Too deep</h4>", "heading-order")]
    [InlineData("<a href='/'></a>", "link-name")]
    public async Task A_page_that_shuts_somebody_out_is_named_with_its_rule(string body, string rule)
    {
        await using var site = await TinySite.Serve(body);
        await using var window = await Chrome.Open(site.Address);
        await window.Page.GotoAsync("/");

        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Axe.Check(window.Page));

        Assert.Contains($"  {rule}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_for_everyone_passes_on_every_screen()
    {
        await using var site = await TinySite.Serve("<p>Bricks click.</p>");
        await using var window = await Chrome.Open(site.Address);
        await window.Page.GotoAsync("/");

        await Axe.CheckOnEveryScreen(window.Page);
    }
}
