using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary>The lines, and the one whose form was refused: 0 is the new one.</summary>
public sealed record LinesPage(IReadOnlyList<LineRow> Lines, LineForm Form, long Editing);

/// <summary>Product lines: opened, renamed, given a lead, closed.</summary>
[Route("admin/lines"), Administrators]
public sealed class LinesController(CommunityDb db, CreateLine create, EditLine edit, ArchiveLine archive) : PortalController
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Page(new LineForm(), 0);

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Edit(long id) =>
        await db.LineRows(id).FirstOrDefaultAsync(Stop) is { } line ? View("EditLine", new LinesPage([line], LineForm.Of(line), id)) : Refused(Refusal.NotFound);

    [HttpPost(""), Once]
    public async Task<IActionResult> Create(LineForm form) => await Answer(await create.By(Me, form.Draft(), Stop), _ => Said("Admin.LineCreated"), () => Page(form, 0));

    [HttpPut("{id:long}")]
    public async Task<IActionResult> Save(long id, LineForm form) => await Answer(await edit.By(Me, id, form.Draft(), form.Version, Stop), _ => Said("Admin.LineSaved"), () => Again(id, form));

    [HttpPost("{id:long}/archive")]
    public async Task<IActionResult> Archive(long id) => await Answer(await archive.By(Me, id, archived: true, Stop), _ => Said("Admin.LineArchived"));

    [HttpDelete("{id:long}/archive")]
    public async Task<IActionResult> Restore(long id) => await Answer(await archive.By(Me, id, archived: false, Stop), _ => Said("Admin.LineRestored"));

    /// <summary>The version moves on: whoever saw that somebody saved in between, and saves again, means it.</summary>
    private async Task<IActionResult> Again(long id, LineForm form)
    {
        var line = await db.LineRows(id).FirstAsync(Stop);
        form.Version = line.Version;
        return View("EditLine", new LinesPage([line], form, id));
    }

    private async Task<IActionResult> Page(LineForm form, long editing) => View("Lines", new LinesPage(await db.LineRows().ToListAsync(Stop), form, editing));

    private IActionResult Said(string words)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther("/admin/lines");
    }
}
