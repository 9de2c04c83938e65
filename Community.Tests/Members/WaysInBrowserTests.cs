using Community.Browser;
using Community.Database;
using Microsoft.Playwright;

namespace Community.Members;

/// <summary>The ways in that only a browser can show: a passkey held by a device, and a code typed by a person.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class WaysInBrowserTests
{
    [Fact]
    public async Task A_member_sets_up_both_ways_and_signs_in_by_each()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does is the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        // Passkeys are bound to a name; an address of numbers has none.
        await using var window = await Chrome.Open(portal.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var page = window.Page;
        await WithAuthenticatorAsync(page);

        await SignInAsync(page, portal.Omid);
        await page.ArrivesAtAsync("**/account/security");
        await page.GetByLabel("Name").FillAsync("My laptop");
        var form = page.Locator("form[action='/account/security/passkeys']");
        await form.GetByLabel("Your current password").FillAsync("not mine at all");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("#Current-passkeys-error")).ToHaveTextAsync("That is not your current password.");
        await form.GetByLabel("Your current password").FillAsync(Portal.Password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByText("Your passkey is added").WaitForAsync();
        Assert.Contains("A passkey was added", (await portal.MailsTo(portal.Omid.Email!))[^1].Text, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByText("not used yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();
        await page.ArrivesAtAsync("**/account/security/factor");
        await page.GetByLabel("Your current password").FillAsync(Portal.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator("img.qr").WaitForAsync();
        await page.GetByLabel("Code").FillAsync(await portal.CodeOfAsync(portal.Omid.Email!));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(RecoveryCodes.Count);
        Assert.Equal("", await Axe.FaultsAsync(page));

        await Newcomers.SignOutAsync(page);
        await SignInAsync(page, portal.Omid);
        await page.GetByText("One more step").WaitForAsync();
        Assert.Equal("", await Axe.FaultsAsync(page));
        await page.GetByLabel("Code").FillAsync(await portal.CodeOfAsync(portal.Omid.Email!));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArrivesAtAsync("**/account/security");

        await Newcomers.SignOutAsync(page);
        await page.GotoAsync("/account/sign-in?next=/account/security");
        // The device has shown finger or face: no password, and no code.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.ArrivesAtAsync("**/account/security");
        await Assertions.Expect(page.GetByText("last used")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove My laptop" }).ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.GetByText("The passkey is removed").WaitForAsync();
        await Newcomers.SignOutAsync(page);
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByText("We do not know that passkey").WaitForAsync();
    }

    [Fact]
    public async Task A_cookie_that_was_stolen_dies_with_the_password()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does is the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        await using var owner = await Chrome.Open(portal.Address);
        await using var thief = await Chrome.Open(portal.Address);
        await SignInAsync(owner.Page, portal.Omid);
        await Assertions.Expect(owner.Page.Locator("h1")).ToHaveTextAsync("Sign-in and security");
        await thief.Context.AddCookiesAsync((await owner.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = portal.Address }));
        await thief.Page.GotoAsync("/account/security");
        await Assertions.Expect(thief.Page.Locator("h1")).ToHaveTextAsync("Sign-in and security");

        await owner.Page.Locator("#Current-password").FillAsync(Portal.Password);
        await owner.Page.GetByLabel("New password").FillAsync("a bridge of loose bricks");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await owner.Page.Locator("#flashes").GetByText("Your password is changed").WaitForAsync();
        // Nothing of the member's is shown from the next page on, and within the minute the cookie itself is taken away.
        await thief.Page.ReloadAsync();
        Assert.Equal("/account/sign-in", new Uri(thief.Page.Url).AbsolutePath);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        await thief.Page.GotoAsync("/");
        Assert.DoesNotContain(await thief.Context.CookiesAsync(), cookie => cookie.Name == "community");
        await owner.Page.ReloadAsync();
        await Assertions.Expect(owner.Page.Locator("h1")).ToHaveTextAsync("Sign-in and security");
    }

    /// <summary>A device that holds passkeys and says yes by itself.</summary>
    private static async Task WithAuthenticatorAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var device = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = device });
    }

    private static async Task SignInAsync(IPage page, Member member)
    {
        await page.GotoAsync("/account/sign-in?next=/account/security");
        await page.GetByLabel("E-mail").FillAsync(member.Email!);
        await page.GetByLabel("Password").FillAsync(Portal.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
