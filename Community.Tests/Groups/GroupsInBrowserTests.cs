using Community.Browser;
using Community.Members;
using Community.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Groups;

[Collection(Chrome.OneAtATime)]
public sealed class GroupsInBrowserTests : IAsyncLifetime
{
    private Portal portal = null!;

    public GroupsInBrowserTests() => Chrome.SkipWhereMissing();

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task One_asks_to_join_in_a_window_and_is_welcomed_in_another()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await using var omid = await OpenAsync(portal.Omid);
        await using var karim = await OpenAsync(portal.Karim);

        await karim.Page.GotoAsync("/groups/oresund/manage");
        await karim.Page.WaitForSelectorAsync("[data-live-frame-value=desk][data-line=here]");
        await karim.Page.EvaluateAsync("window.stayed = true");
        await omid.Page.GotoAsync("/groups/oresund");
        await omid.Page.GetByLabel("A few words about you").FillAsync("I build bridges out of plates.");
        await omid.Page.Locator("section[aria-labelledby=joining] button").ClickAsync();
        await Assertions.Expect(omid.Page.GetByText("You asked to join")).ToBeVisibleAsync();
        await karim.Page.GetByRole(AriaRole.Button, new() { Name = "Welcome Omid" }).ClickAsync();
        await Assertions.Expect(karim.Page.Locator("#waits")).ToContainTextAsync("Nothing waits");
        await Assertions.Expect(karim.Page.Locator("#desk-stats .num").First).ToHaveTextAsync("3");
        Assert.True(await karim.Page.EvaluateAsync<bool>("window.stayed"));

        await omid.Page.ReloadAsync();
        await Assertions.Expect(omid.Page.Locator(".group-head")).ToContainTextAsync("Your home group");
    }

    [Fact]
    public async Task An_idea_is_carried_from_the_desk_on_a_sheet_over_it()
    {
        await FurnishAsync();
        await using var karim = await OpenAsync(portal.Karim);
        await karim.Page.GotoAsync("/groups/oresund/manage");
        await karim.Page.Locator(".ready a.btn").First.ClickAsync();
        await Assertions.Expect(karim.Page.GetByLabel("Why does this matter to your group?")).ToBeVisibleAsync();
        await Axe.Check(karim.Page);
    }

    [Fact]
    public async Task A_dot_on_the_map_is_reached_by_keyboard_and_leads_to_its_group()
    {
        await FurnishAsync();
        await using var visitor = await Chrome.Open(portal.Address);
        await visitor.Page.GotoAsync("/groups");

        var dot = visitor.Page.Locator(".map a[href='/groups/ankara']");
        await dot.FocusAsync();
        await Assertions.Expect(dot.Locator("text")).ToHaveCSSAsync("opacity", "1");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Ankara Builders" })).ToBeVisibleAsync();
    }

    private async Task<ChromeWindow> OpenAsync(Member member)
    {
        var window = await Chrome.Open(portal.Address);
        await portal.EnterAsync(window.Context, member);
        return window;
    }

    /// <summary>Places, words and people enough that the pages can be judged.</summary>
    private async Task FurnishAsync()
    {
        await portal.Look(async db =>
        {
            foreach (var group in await db.Groups.ToListAsync()) Describe(group);
            foreach (var (slug, name, country, place, north, east) in Others)
                db.Groups.Add(Described(new Group { Slug = slug, Name = name, Country = country, Place = place, Latitude = north, Longitude = east, Status = GroupStatus.Recognised, Languages = ["en"], MemberCount = 20 + slug.Length, CreatedAt = db.Now }));
            db.GroupInvitations.Add(new GroupInvitation { GroupId = portal.Club.Id, Code = "abc-invited-123", CreatedById = portal.Karim.Id, CreatedAt = db.Now, ExpiresAt = db.Now.AddDays(30) });
            return await db.SaveChangesAsync();
        });
        foreach (var name in new[] { "Ada Holm", "Bo Lindqvist", "شیرین راد", "Cécile Dupont", "Otto Thorsen" })
        {
            var member = await portal.NewMemberAsync(name == "شیرین راد" ? "Shirin Rad" : name, portal.Club.Id);
            await portal.NewIdeaAsync(member, $"A tray that {name.Split(' ')[0]} can carry", portal.Club.Slug);
        }

        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await portal.BelongAsync(portal.Marie, portal.Club, MembershipStatus.Active);
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug, "I build bridges out of plates and bring cake."));
        await portal.Do((JoinGroup join) => join.By(portal.Tomas, portal.Club.Slug));
    }

    private static readonly (string Slug, string Name, string Country, string Place, double North, double East)[] Others =
    [
        ("aarhus", "Klodsloftet", "DK", "Aarhus", 56.16, 10.2), ("brick-nation", "Brick Nation", "SE", "Stockholm", 59.33, 18.06), ("krakow", "Kraków Klocki", "PL", "Kraków", 50.06, 19.94),
        ("tehran", "دایره آجر تهران", "IR", "تهران", 35.7, 51.4), ("porto", "Tijolos do Porto", "PT", "Porto", 41.15, -8.6), ("chicago", "Windy City Bricks", "US", "Chicago", 41.88, -87.6),
        ("osaka", "大阪ブリック会", "JP", "大阪", 34.7, 135.5), ("malmo", "Malmö Bitar", "SE", "Malmö", 55.6, 13.0),
    ];

    private static void Describe(Group group)
    {
        (group.Place, group.Latitude, group.Longitude, group.Since) = group.Slug == "oresund" ? ("Copenhagen & Malmö", 55.66, 12.51, 2009) : ("Ankara", 39.93, 32.86, 2015);
        group.About = "We meet **every other Thursday in Valby library**, and once a season in Malmö so that nobody can claim the bridge is too long.\n\nBring something unfinished: the evening is for building, not for showing.";
        group.Languages = group.Slug == "oresund" ? ["da", "sv", "en"] : ["tr"];
        Described(group);
    }

    private static Group Described(Group group)
    {
        group.AboutHtml = Markdown.Render(group.About);
        group.MakeFindable();
        return group;
    }
}
