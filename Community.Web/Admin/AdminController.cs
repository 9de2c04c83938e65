using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary>Where an empty portal is brought to life: what is there, and what is missing.</summary>
[Route("admin"), Administrators]
public sealed class AdminController(CommunityDb db) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View("Index", await db.GroundworkAsync(Stop));
}

/// <summary>The page of the append-only log.</summary>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, IReadOnlyList<string> Acts, string Act, string Actor, Pager Pager)
{
    /// <summary>An act of another feature that has no words here yet is shown by its own name.</summary>
    public static string InWords(string act) => Words.Of($"Admin.Act.{act}") is var words && words.StartsWith('⟦') ? act : words;
}

/// <summary>What staff did, newest first.</summary>
[Route("admin/audit"), Administrators]
public sealed class AuditController(CommunityDb db) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? act, string? actor, long? after)
    {
        var rows = await db.AuditRows(act, actor, after).ToListAsync(Stop);
        var acts = await db.AuditLog.Select(entry => entry.Act).Distinct().OrderBy(name => name).ToListAsync(Stop);
        var filter = $"act={Uri.EscapeDataString(act ?? "")}&actor={Uri.EscapeDataString(actor ?? "")}";
        var next = rows.Count > AdminQueries.AuditPage ? $"/admin/audit?{filter}&after={rows[AdminQueries.AuditPage - 1].Id}" : null;
        var pager = new Pager(next, after is null ? null : $"/admin/audit?{filter}");
        return View("Audit", new AuditPage([.. rows.Take(AdminQueries.AuditPage)], acts, act ?? "", actor ?? "", pager));
    }
}

/// <summary>After-effects that were given up after many tries: to see, and to try again.</summary>
[Route("admin/follow-ups"), Administrators]
public sealed class FollowUpsController(CommunityDb db, RetryFollowUp retry) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View("FollowUps", await db.DeadLetters().ToListAsync(Stop));

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Retry(long id) => await Answer(await retry.By(Me, id, Stop), _ =>
    {
        TempData["Flash"] = Words.Of("Admin.Retried");
        return SeeOther("/admin/follow-ups");
    });
}
