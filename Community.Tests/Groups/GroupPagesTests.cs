using System.Net;
using Community.Members;

namespace Community.Groups;

public sealed class GroupPagesTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_list_pages_by_key_and_shows_every_group_once_with_ones_own_first()
    {
        await FoundAsync(60);
        using var omid = await portal.SignedIn(portal.Omid);
        await portal.Do((JoinGroup join) => join.By(portal.Omid, "group-7"));

        var first = await omid.PageAsync("/groups");
        var (slugs, next) = (first.Texts("section[aria-labelledby=own] h3").ToList(), first.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Equal(["Group 7"], slugs);
        slugs.AddRange(first.Texts("section[aria-labelledby=all] h3"));
        while (next is not null)
        {
            var page = await omid.PageAsync(next);
            slugs.AddRange(page.Texts("section[aria-labelledby=all] h3"));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(62, slugs.Count);
        Assert.Equal(62, slugs.Distinct().Count());
        Assert.Equal(60, first.QuerySelectorAll(".map a").Length);
        Assert.Equal("Group 7, 1 member", first.QuerySelector(".map a[href='/groups/group-7']")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_list_is_searched_by_name_and_place_in_any_spelling_and_filtered()
    {
        await FoundAsync(3);
        await portal.Look(async db =>
        {
            var group = NewGroup("tehran", "دایره آجر تهران", "IR", "تهران");
            group.Kind = GroupKind.OnlineCommunity;
            group.Languages = ["fa", "en"];
            group.MakeFindable();
            db.Groups.Add(group);
            return await db.SaveChangesAsync();
        });
        using var visitor = portal.Visitor();

        Assert.Equal(["دایره آجر تهران"], await FindAsync(visitor, "q=تهران"));
        Assert.Equal(["Øresund Brick Club"], await FindAsync(visitor, "q=oresund"));
        Assert.Equal(["Group 2"], await FindAsync(visitor, "q=ODENSE+2"));
        Assert.Equal(["Ankara Builders"], await FindAsync(visitor, "country=TR"));
        Assert.Equal(["دایره آجر تهران"], await FindAsync(visitor, "lang=fa"));
        Assert.Equal(["دایره آجر تهران"], await FindAsync(visitor, "kind=OnlineCommunity"));
        Assert.Equal(5, (await FindAsync(visitor, "kind=LocalClub")).Count);
        Assert.Empty(await FindAsync(visitor, "q=zzz"));
        Assert.Empty(await FindAsync(visitor, "q=!!!"));
        Assert.NotNull((await visitor.PageAsync("/groups?q=zzz&country=zz&kind=9&after=x-y")).QuerySelector(".empty a[href='/groups']"));
    }

    [Fact]
    public async Task A_members_only_group_shows_its_face_and_keeps_its_roster_to_its_members()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval, visibility: GroupVisibility.MembersOnly);
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        await portal.BelongAsync(portal.Marie, portal.Club, MembershipStatus.Requested);
        using var visitor = portal.Visitor();

        var page = await visitor.PageAsync("/groups/oresund");
        Assert.Equal("Øresund Brick Club", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Karim", page.QuerySelector("section[aria-labelledby=amb]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href='/groups/oresund/members']"));
        Assert.NotNull(page.QuerySelector("a[href='/account/register?next=/groups/oresund']"));
        await RosterAsync(null, HttpStatusCode.NotFound);
        await RosterAsync(portal.Marie, HttpStatusCode.NotFound);
        await RosterAsync(portal.Aylin, HttpStatusCode.NotFound);
        foreach (var member in new[] { portal.Omid, portal.Lena, portal.Karim, portal.Line, portal.Admin }) await RosterAsync(member, HttpStatusCode.OK);

        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await RosterAsync(null, HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_roster_pages_by_key_and_is_searched_by_name_and_handle()
    {
        for (var number = 0; number < 55; number++) await portal.NewMemberAsync($"Søren {number}", portal.Club.Id);
        using var visitor = portal.Visitor();

        var first = await visitor.PageAsync("/groups/oresund/members");
        var second = await visitor.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var names = first.Texts(".roster .reach").Concat(second.Texts(".roster .reach")).ToList();

        Assert.Equal((57, 57), (names.Count, names.Distinct().Count()));
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal(["Søren 42"], (await visitor.PageAsync("/groups/oresund/members?q=soren+42")).Texts(".roster .reach"));
        Assert.Equal(["Søren 42"], (await visitor.PageAsync("/groups/oresund/members?q=42+SØREN")).Texts(".roster .reach"));
        Assert.Equal(["Karim"], (await visitor.PageAsync("/groups/oresund/members?q=kari")).Texts(".roster .reach"));
    }

    [Fact]
    public async Task The_page_offers_what_fits_the_policy_and_the_reader()
    {
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.Equal(2, (await omid.PageAsync("/groups/oresund")).QuerySelectorAll("form[action='/groups/oresund/memberships']").Length);
        await portal.SetAsync(portal.Club, JoinPolicy.Invitation);
        Assert.Null((await omid.PageAsync("/groups/oresund")).QuerySelector("form[action='/groups/oresund/memberships']"));
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);

        var tooLong = await Pages.ReadAsync(await omid.SendFormAsync("/groups/oresund/memberships", ("note", new string('a', 501))), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(501, tooLong.QuerySelector("textarea[name=note]")!.TextContent.Trim().Length);
        Assert.NotEmpty(tooLong.QuerySelector("#Note-error")!.TextContent);

        var asked = await omid.SendFormAsync("/groups/oresund/memberships", ("note", "I build bridges"));
        Assert.Equal((HttpStatusCode.SeeOther, "/groups/oresund"), (asked.StatusCode, asked.Headers.Location!.ToString()));
        Assert.Contains("Take the request back", (await omid.PageAsync("/groups/oresund")).QuerySelector("section[aria-labelledby=joining]")!.TextContent, StringComparison.Ordinal);

        using var karim = await portal.SignedIn(portal.Karim);
        var refused = await Pages.ReadAsync(await karim.SendFormAsync("/groups/oresund/memberships/karim", ("_method", "DELETE")), HttpStatusCode.Conflict);
        Assert.Contains("Hand the office over first", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        await karim.SendFormAsync("/groups/oresund/memberships/omid", ("_method", "PUT"));
        await omid.SendFormAsync("/groups/ankara/memberships");
        await omid.SendFormAsync("/groups/ankara/memberships/omid", ("_method", "PUT"));
        Assert.Equal(portal.OtherClub.Id, await portal.HomeOfAsync(portal.Omid));
        var left = await omid.SendFormAsync("/groups/ankara/memberships/omid", ("_method", "DELETE"), ("why", "Too far"));
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Equal(portal.Club.Id, await portal.HomeOfAsync(portal.Omid));
    }

    [Fact]
    public async Task A_group_that_was_only_applied_for_has_no_page_but_for_the_community_team()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Open, GroupStatus.Applied);
        using var visitor = portal.Visitor();
        using var line = await portal.SignedIn(portal.Line);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AskAsync("/groups/oresund")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AskAsync("/groups/oresund/ideas")).StatusCode);
        await line.PageAsync("/groups/oresund");
    }

    private async Task RosterAsync(Member? member, HttpStatusCode expected)
    {
        using var client = member is null ? portal.Visitor() : await portal.SignedIn(member);
        Assert.Equal((member?.Name, expected), (member?.Name, (await client.AskAsync("/groups/oresund/members")).StatusCode));
    }

    private static async Task<List<string>> FindAsync(HttpClient client, string query) => [.. (await client.PageAsync($"/groups?{query}")).Texts("section[aria-labelledby=all] h3")];

    private Task<int> FoundAsync(int groups) => portal.Look(db =>
    {
        for (var number = 1; number <= groups; number++)
        {
            var group = NewGroup($"group-{number}", $"Group {number}", "DK", $"Odense {number}");
            (group.Latitude, group.Longitude) = (55.4 + (number * 0.1), 10.4);
            group.MakeFindable();
            db.Groups.Add(group);
        }

        return db.SaveChangesAsync();
    });

    private static Group NewGroup(string slug, string name, string country, string place) => new()
    {
        Slug = slug,
        Name = name,
        Country = country,
        Place = place,
        Status = GroupStatus.Recognised,
        Languages = ["en"],
        CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
