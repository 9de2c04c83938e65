using Community.Groups;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary>One group as administrators see it; null before it exists.</summary>
public sealed record FoundingPage(Group? Group, GroupForm Form, OfficeHolder? Ambassador, IReadOnlyList<OfficeHolder> Deputies);

/// <summary>Founding groups, their settings and their offices.</summary>
[Route("admin/groups"), Administrators]
public sealed class FoundingGroupsController(
    CommunityDb db, CreateGroup create, EditGroup edit, AppointFoundingAmbassador appoint, EndAmbassadorship end, AppointDeputy deputise, DismissDeputy dismiss) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View("Groups", await db.GroupRows().ToListAsync(Stop));

    [HttpGet("new")]
    public IActionResult New() => View("NewGroup", new FoundingPage(null, new GroupForm(), null, []));

    [HttpPost(""), Once]
    public async Task<IActionResult> Create(GroupForm form) =>
        await Answer(await create.By(Me, form.Draft(), form.Who ?? "", Stop), id => Said("Admin.GroupCreated", id), () => View("NewGroup", new FoundingPage(null, form, null, [])));

    [HttpGet("{id:long}")]
    public Task<IActionResult> Show(long id) => Page(id, null);

    [HttpPut("{id:long}")]
    public async Task<IActionResult> Save(long id, GroupForm form) => await Answer(await edit.By(Me, id, form.Draft(), form.Version, Stop), _ => Said("Admin.GroupSaved", id), () => Page(id, form));

    [HttpPost("{id:long}/ambassador")]
    public async Task<IActionResult> Appoint(long id, string who) => await Answer(await appoint.By(Me, id, who, Stop), _ => Said("Admin.AmbassadorAppointed", id), () => Page(id, null));

    [HttpDelete("{id:long}/ambassador")]
    public async Task<IActionResult> End(long id) => await Answer(await end.By(Me, id, Stop), _ => Said("Admin.AmbassadorEnded", id), () => Page(id, null));

    [HttpPost("{id:long}/deputies")]
    public async Task<IActionResult> Deputise(long id, string who) => await Answer(await deputise.By(Me, id, who, Stop), _ => Said("Admin.DeputyAppointed", id), () => Page(id, null));

    [HttpDelete("{id:long}/deputies/{member:long}")]
    public async Task<IActionResult> Dismiss(long id, long member) => await Answer(await dismiss.By(Me, id, member, Stop), _ => Said("Admin.DeputyDismissed", id), () => Page(id, null));

    private async Task<IActionResult> Page(long id, GroupForm? form)
    {
        if (await db.Groups.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop) is not { } group) return Refused(Refusal.NotFound);
        var (ambassador, deputies) = (await db.AmbassadorAsync(id, Stop), await db.DeputiesAsync(id, Stop));
        if (form is not null) form.Version = group.Version;
        return View("Group", new FoundingPage(group, form ?? GroupForm.Of(group), ambassador, deputies));
    }

    private IActionResult Said(string words, long id)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther($"/admin/groups/{id}");
    }
}
