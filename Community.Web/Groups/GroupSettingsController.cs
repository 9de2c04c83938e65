using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Groups;

/// <summary>What the ambassador may change about the group, and who stands in; null and empty where nothing was typed.</summary>
public sealed record GroupSettings(GroupHead Head, GroupForm Form, IReadOnlyList<OfficeHolder> Deputies);

/// <summary>The settings of a group, for its ambassador and for administrators; deputies tend the group as it is.</summary>
[Route("groups/{slug}/manage/settings")]
public sealed class GroupSettingsController(CommunityDb db, EditGroup edit, AppointDeputy appoint, DismissDeputy dismiss) : PortalController
{
    [HttpGet("")]
    public Task<IActionResult> Show(string slug) => Page(slug);

    [HttpPut("")]
    public async Task<IActionResult> Save(string slug, GroupForm form) => await LedAsync(slug) is not { } head ? Refused(Refusal.NotFound)
        : await Answer(await edit.By(Me, head.Group.Id, form.Draft(), form.Version, Stop), _ => Told("Groups.Done.Settings", slug), () => Page(slug, form));

    [HttpPost("deputies")]
    public async Task<IActionResult> Appoint(string slug, string who) => await LedAsync(slug) is not { } head ? Refused(Refusal.NotFound)
        : await Answer(await appoint.By(Me, head.Group.Id, who, Stop), _ => Told("Groups.Done.Deputy", slug), () => Page(slug, typed: who));

    [HttpDelete("deputies/{member:long}")]
    public async Task<IActionResult> Dismiss(string slug, long member) => await LedAsync(slug) is not { } head ? Refused(Refusal.NotFound)
        : await Answer(await dismiss.By(Me, head.Group.Id, member, Stop), _ => Told("Groups.Done.Dismissed", slug));

    private async Task<GroupHead?> LedAsync(string slug) =>
        await db.GroupHeadAsync(Me, slug, Stop) is { } head && (head.Leads || Me?.Standing.IsAdministrator == true) ? head : null;

    private async Task<IActionResult> Page(string slug, GroupForm? form = null, string? typed = null)
    {
        if (await LedAsync(slug) is not { } head) return Refused(Refusal.NotFound);
        form ??= GroupForm.Of(head.Group);
        // The version moves on: whoever saw that somebody saved in between, and saves again, means it.
        (form.Version, form.Who) = (head.Group.Version, typed ?? "");
        return View("Settings", new GroupSettings(head, form, await db.DeputiesAsync(head.Group.Id, Stop)));
    }

    private IActionResult Told(string words, string slug)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther($"/groups/{slug}/manage/settings");
    }
}
