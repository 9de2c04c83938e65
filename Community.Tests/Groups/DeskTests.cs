using System.Net;
using Community.Funnel;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

public sealed class DeskTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_desk_lists_what_the_group_carries_by_its_own_votes()
    {
        await portal.BelongAsync(portal.Omid, portal.Club, MembershipStatus.Active);
        var ours = await portal.NewIdeaAsync(portal.Omid, "A crate that climbs the stairs", portal.Club.Slug);
        var foreign = await portal.NewIdeaAsync(portal.Marie, "A lamp that lights the bricks");
        var faint = await portal.NewIdeaAsync(portal.Marie, "A bag for nobody in our group");
        var gone = await portal.NewIdeaAsync(portal.Omid, "A shelf that went to the team", portal.Club.Slug);
        foreach (var name in new[] { "Ada", "Bo", "Cy", "Di", "Ed" })
        {
            var member = await portal.NewMemberAsync($"{name} Holm", portal.Club.Id);
            await portal.Do((VoteForIdea vote) => vote.By(member, foreign.Id));
        }

        var brought = await portal.NewIdeaAsync(portal.Marie, "A ladder that came by import");
        await portal.Look(db => db.Ideas.Where(row => row.Id == brought.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.Club.Id)));
        await portal.Do((VoteForIdea vote) => vote.By(portal.Omid, faint.Id));
        await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, gone.Id, portal.Club.Slug, new string('y', 60)));
        using var karim = await portal.SignedIn(portal.Karim);

        var page = await karim.PageAsync("/groups/oresund/manage");

        Assert.Equal([foreign.Title, ours.Title, brought.Title], page.Texts(".ready h3"));
        Assert.StartsWith("5", page.QuerySelector(".ready .tally")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("62%", page.QuerySelector(".ready p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 of 5", page.QuerySelector("#desk-stats")!.TextContent, StringComparison.Ordinal);
        var sheet = await karim.PageAsync(page.QuerySelector(".ready a.btn")!.GetAttribute("href")!);
        var sent = await karim.SendFormAsync(
            sheet.QuerySelector("turbo-frame#sheet form")!.GetAttribute("action")!, ("group", sheet.QuerySelector("input[name=group]")!.GetAttribute("value")!), ("statement", new string('x', 60)));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("3 of 5", (await karim.PageAsync("/groups/oresund/manage")).QuerySelector("#desk-stats")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_tend_the_group_have_a_desk_and_only_the_ambassador_forwards()
    {
        var idea = await OursAsync();
        foreach (var (member, allowed, forwards) in new[] { (portal.Omid, false, false), (portal.Aylin, false, false), (portal.Lena, true, false), (portal.Karim, true, true), (portal.Line, true, false) })
        {
            using var client = await portal.SignedIn(member);
            var desk = await client.AskAsync("/groups/oresund/manage");
            Assert.Equal((member.Name, allowed ? HttpStatusCode.OK : HttpStatusCode.NotFound), (member.Name, desk.StatusCode));
            Assert.Equal((member.Name, forwards ? HttpStatusCode.OK : HttpStatusCode.NotFound), (member.Name, (await client.AskAsync($"/groups/oresund/manage/forwards/{idea}")).StatusCode));
            if (allowed) Assert.Equal(forwards, (await Pages.ReadAsync(desk, HttpStatusCode.OK)).QuerySelector(".ready a.btn") is not null);
        }

        using var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.AskAsync("/groups/oresund/manage")).StatusCode);
    }

    [Fact]
    public async Task A_term_that_is_over_is_said_on_the_desk_and_to_administrators_and_takes_nothing_away()
    {
        using var karim = await portal.SignedIn(portal.Karim);
        Assert.Null((await karim.PageAsync("/groups/oresund/manage")).QuerySelector("#term-over"));
        await portal.Look(db => db.Ambassadorships.Where(term => term.GroupId == portal.Club.Id).ExecuteUpdateAsync(set => set.SetProperty(term => term.EndsOn, DateOnly.FromDateTime(db.Now).AddDays(-1))));
        using var admin = await portal.SignedIn(portal.Admin);
        var idea = await OursAsync();

        Assert.NotNull((await karim.PageAsync("/groups/oresund/manage")).QuerySelector("#waits #term-over"));
        Assert.Contains("the term ended on", (await admin.PageAsync("/admin/groups")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the term ended on", (await admin.PageAsync($"/admin/groups/{portal.Club.Id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.True((await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, idea, portal.Club.Slug, new string('y', 60)))).Succeeded);
    }

    [Fact]
    public async Task The_ambassador_changes_the_groups_settings_and_names_deputies_and_nobody_else_of_the_group_does()
    {
        using var karim = await portal.SignedIn(portal.Karim);
        using var lena = await portal.SignedIn(portal.Lena);
        Assert.NotNull((await karim.PageAsync("/groups/oresund/manage")).QuerySelector("a[href='/groups/oresund/manage/settings']"));
        Assert.Null((await lena.PageAsync("/groups/oresund/manage")).QuerySelector("a[href='/groups/oresund/manage/settings']"));
        foreach (var address in new[] { "", "/deputies" }) Assert.Equal(HttpStatusCode.NotFound, (await lena.SendFormAsync($"/groups/oresund/manage/settings{address}", ("_method", address.Length == 0 ? "PUT" : "POST"), ("who", "omid"))).StatusCode);

        var page = await karim.PageAsync("/groups/oresund/manage/settings");
        (string, string)[] typed = [("_method", "PUT"), ("Version", page.QuerySelector("[name=Version]")!.GetAttribute("value")!), ("Name", "Øresund Builders"), ("Country", "DK"), ("Languages", "da"), ("JoinPolicy", "Approval"), ("About", "We build bridges.")];
        Assert.Equal(HttpStatusCode.SeeOther, (await karim.SendFormAsync("/groups/oresund/manage/settings", typed)).StatusCode);
        var stale = await Pages.ReadAsync(await karim.SendFormAsync("/groups/oresund/manage/settings", typed), HttpStatusCode.Conflict);
        Assert.Equal("1", stale.QuerySelector("[name=Version]")!.GetAttribute("value"));
        var refused = await Pages.ReadAsync(await karim.SendFormAsync("/groups/oresund/manage/settings/deputies", ("who", "karim")), HttpStatusCode.Conflict);
        Assert.NotNull(refused.QuerySelector("[role=alert]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await karim.SendFormAsync("/groups/oresund/manage/settings/deputies", ("who", "omid"))).StatusCode);

        var after = await karim.PageAsync("/groups/oresund/manage/settings");
        Assert.Equal("Øresund Builders", after.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Lena", "Omid"], after.Texts(".waits a"));
    }

    [Fact]
    public async Task A_join_is_answered_where_it_stands_with_script_and_with_a_redirect_without()
    {
        await portal.SetAsync(portal.Club, JoinPolicy.Approval);
        await portal.Do((JoinGroup join) => join.By(portal.Omid, portal.Club.Slug, "I build <b>bridges</b>"));
        await portal.Do((JoinGroup join) => join.By(portal.Marie, portal.Club.Slug));
        using var karim = await portal.SignedIn(portal.Karim);

        var desk = await karim.PageAsync("/groups/oresund/manage");
        Assert.Equal(2, desk.QuerySelectorAll("#waits li").Length);
        Assert.Contains("I build <b>bridges</b>", desk.QuerySelector("#waits")!.TextContent, StringComparison.Ordinal);
        var plain = await karim.SendFormAsync("/groups/oresund/memberships/omid", ("_method", "PUT"));
        Assert.Equal("/groups/oresund/manage", plain.Headers.Location!.ToString());
        karim.DefaultRequestHeaders.Add("Accept", "text/vnd.turbo-stream.html");
        var streamed = await (await karim.SendFormAsync("/groups/oresund/memberships/marie-jensen", ("_method", "DELETE"))).WordsAsync();

        Assert.Contains("target=\"waits\"", streamed, StringComparison.Ordinal);
        Assert.DoesNotContain("marie-jensen", streamed, StringComparison.Ordinal);
        Assert.Equal(MembershipStatus.Active, (await portal.MembershipAsync(portal.Omid, portal.Club))!.Status);
        Assert.Equal(MembershipStatus.Left, (await portal.MembershipAsync(portal.Marie, portal.Club))!.Status);
    }

    [Fact]
    public async Task Links_are_made_shown_and_taken_back_on_the_desk()
    {
        using var karim = await portal.SignedIn(portal.Karim);
        var form = (await karim.PageAsync("/groups/oresund/manage")).QuerySelector("#invitations form")!;
        var key = form.QuerySelector("input[name=idempotency-key]")!.GetAttribute("value")!;

        // The same form sent twice is one link.
        await karim.SendFormAsync(form.GetAttribute("action")!, ("idempotency-key", key));
        await karim.SendFormAsync(form.GetAttribute("action")!, ("idempotency-key", key));
        var made = await karim.PageAsync("/groups/oresund/manage");
        Assert.Single(made.QuerySelectorAll(".invitation"));
        Assert.StartsWith($"{portal.Address}/g/", made.QuerySelector(".invitation input")!.GetAttribute("value"), StringComparison.Ordinal);
        await karim.SendFormAsync(made.QuerySelector(".invitation form")!.GetAttribute("action")!, ("_method", "DELETE"));

        Assert.Empty((await karim.PageAsync("/groups/oresund/manage")).QuerySelectorAll(".invitation"));
    }

    private async Task<long> OursAsync()
    {
        var author = await portal.NewMemberAsync("Ada Holm", portal.Club.Id);
        return (await portal.NewIdeaAsync(author, group: portal.Club.Slug)).Id;
    }
}
