using System.Net;
using Community.Groups;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class AdminTests : IAsyncLifetime
{
    private static readonly GroupDraft Builders = new("Malmö Builders", Country: "SE", Place: "Malmö", Languages: ["sv"], About: "We *build*.");
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Administration_is_there_for_administrators_alone()
    {
        using var admin = await portal.SignedIn(portal.Admin);
        using var line = await portal.SignedIn(portal.Line);
        using var visitor = portal.Visitor();
        foreach (var page in new[] { "/admin", "/admin/lines", $"/admin/lines/{portal.Storage.Id}", "/admin/roles", "/admin/groups", "/admin/groups/new", $"/admin/groups/{portal.Club.Id}", "/admin/audit", "/admin/follow-ups" })
        {
            Assert.DoesNotContain("⟦", (await admin.Read(page)).Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await line.GetAsync(page)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(page)).StatusCode);
        }

        Assert.Equal(AdminRefusals.OnlyAdministrators, (await portal.Do((GrantRole grant) => grant.By(portal.Line, "omid", SiteRole.Administrator))).Refusal);
        Assert.Equal(AdminRefusals.OnlyAdministrators, (await portal.Do((CreateLine create) => create.By(portal.Karim, new LineDraft("Mine")))).Refusal);
        Assert.Equal(AdminRefusals.OnlyAdministrators, (await portal.Do((CreateGroup create) => create.By(portal.Karim, Builders))).Refusal);
        Assert.Equal(AdminRefusals.OnlyAdministrators, (await portal.Do((EditGroup edit) => edit.By(portal.Aylin, portal.Club.Id, Builders, 0))).Refusal);
        Assert.Equal(AdminRefusals.OnlyAdministrators, (await portal.Do((AppointDeputy appoint) => appoint.By(portal.Lena, portal.Club.Id, "omid"))).Refusal);
    }

    [Fact]
    public async Task The_last_administrator_cannot_go_even_when_two_dismiss_each_other_at_once()
    {
        Assert.Equal(AdminRefusals.LastAdministrator, (await portal.Do((RevokeRole revoke) => revoke.By(portal.Admin, portal.Admin.Id, SiteRole.Administrator))).Refusal);
        Assert.True((await portal.Do((GrantRole grant) => grant.By(portal.Admin, "@marie-jensen", SiteRole.Administrator))).Succeeded);

        await Task.WhenAll(
            portal.Do((RevokeRole revoke) => revoke.By(portal.Admin, portal.Marie.Id, SiteRole.Administrator)),
            portal.Do((RevokeRole revoke) => revoke.By(portal.Marie, portal.Admin.Id, SiteRole.Administrator)));

        Assert.Equal(1, await portal.Look(db => db.SiteRoles.CountAsync(row => row.Role == SiteRole.Administrator)));
    }

    [Fact]
    public async Task Roles_count_at_once_are_told_and_leave_a_line_in_the_log()
    {
        Assert.True((await portal.Do((AppointManager appoint) => appoint.By(portal.Admin, portal.Omid.Email!, portal.Storage.Id))).Succeeded);
        Assert.True((await portal.Look(db => db.StandingOf(portal.Omid))).Manages(portal.Storage.Id));
        Assert.Equal(1, await portal.Look(db => db.Events.CountAsync(row => row.Kind == nameof(RightsChanged))));
        Assert.Equal(AdminRefusals.UnknownMember, (await portal.Do((AppointManager appoint) => appoint.By(portal.Admin, "nobody", null))).Refusal);

        Assert.True((await portal.Do((DismissManager dismiss) => dismiss.By(portal.Admin, portal.Priya.Id, portal.Storage.Id))).Succeeded);
        Assert.Null(await portal.Look(db => db.ProductLines.Where(line => line.Id == portal.Storage.Id).Select(line => line.LeadId).SingleAsync()));
        Assert.Equal(["Managers.Appointed", "Managers.Dismissed"], await portal.Look(db => db.AuditLog.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_line_gets_a_lead_who_manages_it_and_undecided_stays()
    {
        var line = await portal.Do((CreateLine create) => create.By(portal.Admin, new LineDraft("Trains", "All on rails", "omid")));
        Assert.True((await portal.Look(db => db.StandingOf(portal.Omid))).Manages(line.Value));
        Assert.Equal(AdminRefusals.LineTaken, (await portal.Do((CreateLine create) => create.By(portal.Admin, new LineDraft("Trains")))).Refusal);
        Assert.Equal("Lead", (await portal.Do((EditLine edit) => edit.By(portal.Admin, line.Value, new LineDraft("Rails", Lead: "nobody"), 0))).Refusal!.Field);
        Assert.Equal("Trains", await portal.Look(db => db.ProductLines.Where(row => row.Id == line.Value).Select(row => row.Name).SingleAsync()));
        Assert.True((await portal.Do((EditLine edit) => edit.By(portal.Admin, line.Value, new LineDraft("Trains", "On rails"), 0))).Succeeded);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((EditLine edit) => edit.By(portal.Admin, line.Value, new LineDraft("Trains", "All on wheels"), 0))).Refusal);
        Assert.True((await portal.Do((ArchiveLine archive) => archive.By(portal.Admin, line.Value, true))).Succeeded);
        Assert.Equal(AdminRefusals.UndecidedStays, (await portal.Do((ArchiveLine archive) => archive.By(portal.Admin, ProductLine.UndecidedId, true))).Refusal);
    }

    [Fact]
    public async Task A_founding_group_has_one_ambassador_for_twelve_months_and_three_deputies()
    {
        var group = await portal.Do((CreateGroup create) => create.By(portal.Admin, Builders, "omid"));
        var term = await portal.Look(db => db.Ambassadorships.SingleAsync(row => row.GroupId == group.Value && row.EndedAt == null));
        Assert.True(term.Founding);
        Assert.Equal(DateOnly.FromDateTime(term.StartedAt).AddMonths(12), term.EndsOn);
        Assert.Equal((1, "<p dir=\"auto\">We <em>build</em>.</p>"), await portal.Look(async db => { var row = await db.Groups.SingleAsync(one => one.Id == group.Value); return ((int)row.MemberCount, row.AboutHtml.Trim()); }));
        Assert.Equal(FoundingRefusals.OfficeIsHeld, (await portal.Do((AppointFoundingAmbassador appoint) => appoint.By(portal.Admin, group.Value, "marie-jensen"))).Refusal);

        Assert.Equal(FoundingRefusals.HoldsOfficeAlready, (await portal.Do((AppointDeputy appoint) => appoint.By(portal.Omid, group.Value, "omid"))).Refusal);
        foreach (var deputy in new[] { "lena", "karim", "aylin" }) Assert.True((await portal.Do((AppointDeputy appoint) => appoint.By(portal.Omid, group.Value, deputy))).Succeeded);
        Assert.Equal(FoundingRefusals.DeputiesAreComplete, (await portal.Do((AppointDeputy appoint) => appoint.By(portal.Omid, group.Value, "priya"))).Refusal);
        Assert.True((await portal.Do((EndAmbassadorship end) => end.By(portal.Admin, group.Value))).Succeeded);
        Assert.Contains(group.Value, (await portal.Look(db => db.StandingOf(portal.Lena))).VacantDeputyOf);
        Assert.Equal(FoundingRefusals.GroupTaken, (await portal.Do((CreateGroup create) => create.By(portal.Admin, Builders))).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((EditGroup edit) => edit.By(portal.Admin, group.Value, Builders, 7))).Refusal);
    }

    [Fact]
    public async Task Of_groups_that_take_one_name_at_once_one_has_it()
    {
        var outcomes = await Task.WhenAll(
            portal.Do((EditGroup edit) => edit.By(portal.Admin, portal.Club.Id, Builders, 0)),
            portal.Do((EditGroup edit) => edit.By(portal.Admin, portal.OtherClub.Id, Builders, 0)),
            portal.Do((CreateGroup create) => create.By(portal.Admin, Builders)));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(FoundingRefusals.GroupTaken, outcome.Refusal));
    }

    [Fact]
    public async Task What_was_given_up_is_seen_and_tried_again()
    {
        await portal.Do((AskReset ask) => ask.By(portal.Marie.Email!));
        await portal.MailsTo(portal.Marie.Email!);
        var id = await portal.Look(async db =>
        {
            var row = new Events.PendingFollowUp { EventId = await db.Events.Select(one => one.Id).FirstAsync(), Name = nameof(SendReset), DueAt = db.Now, DeadAt = db.Now, Attempts = 12, Error = "SmtpException" };
            db.PendingFollowUps.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
        using var admin = await portal.SignedIn(portal.Admin);
        Assert.Contains("SmtpException", (await admin.Read("/admin/follow-ups")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit($"/admin/follow-ups/{id}")).StatusCode);

        await portal.MailsTo(portal.Marie.Email!);
        Assert.False(await portal.Look(db => db.PendingFollowUps.AnyAsync()));
    }

    [Fact]
    public async Task The_machines_keeper_makes_the_first_administrator_of_registered_members_only()
    {
        var keeper = await portal.Look(db => db.Members.SingleAsync(row => row.Id == Member.PortalId));
        Assert.Equal("Omid", (await portal.Do((MakeAdministrator make) => make.By(keeper, "OMID@portal.test"))).Value);
        Assert.True((await portal.Look(db => db.StandingOf(portal.Omid))).IsAdministrator);
        Assert.Equal(AdminRefusals.UnknownMember, (await portal.Do((MakeAdministrator make) => make.By(keeper, "nobody@portal.test"))).Refusal);
    }
}
