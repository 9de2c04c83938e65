using Community.Members;
using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

/// <summary>Belonging to a group: joining, being welcomed, leaving, and where one is at home.</summary>
[Route("groups/{slug}/memberships")]
public sealed class GroupMembershipsController(
    CommunityDb db, GroupDesk desk, FragmentRenderer renderer, JoinGroup join, DecideJoin decide, LeaveGroup leave, RemoveMember remove, ChooseHomeGroup home) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Join(string slug, string? note) => Me is null
        ? SeeOther($"/account/sign-in?next=/groups/{Uri.EscapeDataString(slug)}")
        : await Answer(await join.By(Me, slug, note ?? "", Stop), own => Back(slug, own.Status == MembershipStatus.Requested ? "Groups.Done.Asked" : "Groups.Done.Joined"), () => AgainAsync(slug));

    /// <summary>One's own: home is here from now on. Somebody else's: welcome.</summary>
    [HttpPut("{handle}")]
    public async Task<IActionResult> Change(string slug, string handle)
    {
        if (handle == Me?.Handle) return await Answer(await home.By(Me, slug, Stop), _ => Back(slug, "Groups.Done.Home"), () => AgainAsync(slug));
        return await DecidedAsync(await decide.By(Me, slug, handle, accepted: true, Stop), slug, "Groups.Done.Welcomed");
    }

    /// <summary>The question before somebody is banned: on a sheet, and as a page without script.</summary>
    [HttpGet("{handle}/ban")]
    public async Task<IActionResult> AskToBan(string slug, string handle)
    {
        if (await db.GroupHeadAsync(Me, slug, Stop) is not { Tends: true } head) return Refused(Refusal.NotFound);
        var upper = handle.ToUpperInvariant();
        var person = await db.Memberships.Where(own => own.GroupId == head.Group.Id && own.Status == MembershipStatus.Active)
            .Join(db.Members.Where(member => member.NormalizedUserName == upper), own => own.MemberId, member => member.Id, (_, member) => new Person(member.Id, member.Name, member.UserName!, member.Portrait)).FirstOrDefaultAsync(Stop);
        return person is null ? Refused(Refusal.NotFound) : View("/Groups/Ban.cshtml", new BanPage(head, person));
    }

    /// <summary>One's own: leaving. Somebody else's: declining what they asked, or showing them out.</summary>
    [HttpDelete("{handle}")]
    public async Task<IActionResult> End(string slug, string handle, string? why, bool remove, bool ban)
    {
        if (handle == Me?.Handle) return await Answer(await leave.By(Me, slug, why ?? "", Stop), _ => Back(slug, "Groups.Done.Left"), () => AgainAsync(slug));
        if (remove || ban) return await RemovedAsync(slug, handle, ban);
        return await DecidedAsync(await decide.By(Me, slug, handle, accepted: false, Stop), slug, "Groups.Done.Declined");
    }

    private async Task<IActionResult> RemovedAsync(string slug, string handle, bool ban) =>
        await Answer(await remove.By(Me, slug, handle, ban, Stop), _ => ToDesk(slug, ban ? "Groups.Done.Banned" : "Groups.Done.Removed"));

    private async Task<IActionResult> DecidedAsync(Outcome<Belongs> outcome, string slug, string done) =>
        outcome.Succeeded && WantsStreams ? await StreamsAsync(slug, done) : await Answer(outcome, _ => ToDesk(slug, done));

    /// <summary>What waits and what is counted change where they stand; the page keeps its place.</summary>
    private async Task<IActionResult> StreamsAsync(string slug, string done)
    {
        var head = await db.GroupHeadAsync(Me, slug, Stop);
        var waits = new Waits(slug, await desk.ReadAsync(head!.Group, Stop));
        return TurboStreams.Result(
            TurboStreams.Stream("replace", "waits", await renderer.RenderAsync("/Groups/_Waits.cshtml", waits))
            + TurboStreams.Stream("replace", "desk-stats", await renderer.RenderAsync("/Groups/_DeskStats.cshtml", waits))
            + TurboStreams.Stream("append", "flashes", await renderer.RenderAsync("/Shared/_Flash.cshtml", new FlashMessage(Words.Of(done)))));
    }

    private IActionResult Back(string slug, string done) => To($"/groups/{slug}", done);

    private IActionResult ToDesk(string slug, string done) => To($"/groups/{slug}/manage", done);

    private IActionResult To(string address, string done)
    {
        TempData["Flash"] = Words.Of(done);
        return SeeOther(address);
    }

    private async Task<IActionResult> AgainAsync(string slug) =>
        await db.ShowAsync(Me, slug, Stop) is { } page ? View("/Groups/Show.cshtml", page) : Refused(Refusal.NotFound);
}
