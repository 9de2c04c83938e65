using Community.Browser;
using Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Admin;

[Collection(Chrome.OneAtATime)]
public sealed class EmptyPortalTests
{
    public EmptyPortalTests() => Chrome.SkipWhereMissing();

    [Fact]
    public async Task An_empty_portal_is_brought_to_life_from_its_pages()
    {
        await using var portal = await Portal.StartAsync();
        await using var window = await Chrome.Open(portal.Address);
        var page = window.Page;
        await portal.RegisterAsync(page, "Ada Berg", "ada@portal.test");
        await Newcomers.SignOutAsync(page);
        await portal.RegisterAsync(page, "Karim Nielsen", "karim@portal.test");
        await Newcomers.SignOutAsync(page);
        var keeper = await portal.Look(db => db.Members.SingleAsync(row => row.Id == Member.PortalId));
        Assert.True((await portal.Do((MakeAdministrator make) => make.By(keeper, "ada@portal.test"))).Succeeded);

        await portal.EnrolAsync(page, "ada@portal.test");
        await page.GotoAsync("/admin");
        await page.GetByText("things are missing").WaitForAsync();

        await page.GotoAsync("/admin/lines");
        await page.GetByLabel("Name").FillAsync("Storage");
        await page.GetByLabel("Lead").FillAsync("ada-berg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this line" }).ClickAsync();
        await page.GetByText("The line is open.").WaitForAsync();

        await page.GotoAsync("/admin/roles");
        await page.Locator("input[name=Who]").First.FillAsync("karim@portal.test");
        await page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("team");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give a role" }).ClickAsync();
        await page.GetByText("The role is given").WaitForAsync();

        await page.GotoAsync("/admin/groups/new");
        await page.GetByLabel("Name").FillAsync("Øresund Brick Club");
        await page.GetByLabel("Country").SelectOptionAsync("DK");
        await page.GetByLabel("Language 1").SelectOptionAsync("da");
        await page.GetByLabel("Founding ambassador").FillAsync("karim-nielsen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Found this group" }).ClickAsync();
        await page.GetByText("Founding ambassador until").WaitForAsync();

        await page.GotoAsync("/admin");
        Assert.Contains("Everything is in place", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.Look(db => db.Ambassadorships.CountAsync(term => term.Founding)));
    }
}
