using Community.Browser;
using Microsoft.Playwright;

namespace Community.Members;

/// <summary>People who come to the portal through its pages, as anybody does.</summary>
public static class Newcomers
{
    public const string Password = "a tower of loose bricks";

    /// <summary>Fills in the form, reads the mail and presses the button in it; the mail is found at <c>/dev/mail</c>.</summary>
    public static async Task RegisterAsync(this Portal portal, IPage page, string name, string email)
    {
        await page.GotoAsync("/account/register");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Assertions.Expect(page.GetByLabel("Handle")).ToHaveValueAsync(name.ToLowerInvariant().Replace(' ', '-'));
        await Assertions.Expect(page.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Copenhagen");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByText("A strong password.").WaitForAsync();
        await page.GetByLabel("years old").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await page.GetByText("Look into your mail").WaitForAsync();
        await portal.MailsTo(email);
        await page.GotoAsync("/dev/mail");
        await page.GetByText("please confirm your address").First.ClickAsync();
        await page.Locator(".letter a").First.ClickAsync();
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, this is my address" }).ClickAsync();
        await page.GetByText("your address is confirmed").WaitForAsync();
    }

    /// <summary>Lets another person have the browser.</summary>
    public static Task SignOutAsync(IPage page) => page.EvaluateAsync("fetch('/account/sign-out', { method: 'POST', redirect: 'manual' }).then(() => true)");

    /// <summary>Staff are led to their second factor, and nowhere else before it is on.</summary>
    public static async Task EnrolAsync(this Portal portal, IPage page, string email)
    {
        await SignInAsync(page, email, "/account/security/factor");
        await page.GetByText("Your role here needs a second step").WaitForAsync();
        await page.GetByLabel("Your current password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator("img.qr").WaitForAsync();
        await page.GetByLabel("Code").FillAsync(await portal.CodeOfAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await page.GetByText("Keep these codes").WaitForAsync();
    }

    /// <summary>Whoever has just confirmed their address is in already, and is led on.</summary>
    public static async Task SignInAsync(IPage page, string email, string next = "/")
    {
        await page.GotoAsync($"/account/sign-in?next={next}");
        if (new Uri(page.Url).AbsolutePath != "/account/sign-in") return;
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.ArrivesAtAsync($"**{next}");
    }
}
