using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary>Who holds what, and the form that gives more.</summary>
public sealed record RolesPage(IReadOnlyList<RoleRow> Roles, IReadOnlyList<LineRow> Lines, RoleForm Form);

/// <summary>Site roles and product managers: given and taken.</summary>
[Route("admin/roles"), Administrators]
public sealed class RolesController(CommunityDb db, GrantRole grant, RevokeRole revoke, AppointManager appoint, DismissManager dismiss) : PortalController
{
    private const string Manager = "manager";

    [HttpGet("")]
    public Task<IActionResult> Index() => Page(new RoleForm());

    [HttpPost("")]
    public async Task<IActionResult> Give(RoleForm form)
    {
        var outcome = RoleOf(form) is { } role ? await grant.By(Me, form.Who ?? "", role, Stop) : form.Role == Manager ? await appoint.By(Me, form.Who ?? "", form.Line, Stop) : Refusal.Unreadable;
        return await Answer(outcome, _ => Said("Admin.RoleGiven"), () => Page(form));
    }

    [HttpDelete("")]
    public async Task<IActionResult> Take(RoleForm form)
    {
        var outcome = RoleOf(form) is { } role ? await revoke.By(Me, form.Member, role, Stop) : form.Role == Manager ? await dismiss.By(Me, form.Member, form.Line, Stop) : Refusal.Unreadable;
        return await Answer(outcome, _ => Said("Admin.RoleTaken"), () => Page(new RoleForm()));
    }

    private static SiteRole? RoleOf(RoleForm form) => form.Role switch { "administrator" => SiteRole.Administrator, "team" => SiteRole.CommunityTeam, _ => null };

    private async Task<IActionResult> Page(RoleForm form) =>
        View("Roles", new RolesPage(await db.RoleRowsAsync(Stop), [.. (await db.LineRows().ToListAsync(Stop)).Where(line => line.ArchivedAt is null)], form));

    private IActionResult Said(string words)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther("/admin/roles");
    }
}
