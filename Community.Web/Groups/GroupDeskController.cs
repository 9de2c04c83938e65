using Community.Funnel;
using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Community.Groups;

/// <summary>The desk of a group, for those who tend it; for all others there is none.</summary>
[Route("groups/{slug}/manage")]
public sealed class GroupDeskController(
    CommunityDb db, GroupDesk desk, IdeaPassage passage, MakeInvitation invite, RevokeInvitation revoke, IOptions<FunnelSettings> funnel, PortalAddress portal, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string slug)
    {
        if (await TendedAsync(slug) is not { } head) return Refused(Refusal.NotFound);
        var stamp = LiveStamp.OfPage(clock);
        return View("Manage", new DeskPage(head, await desk.ReadAsync(head.Group, Stop), MayForward(head), Address(), stamp));
    }

    /// <summary>The sheet that carries one of the ready ideas.</summary>
    [HttpGet("forwards/{ideaId:long}")]
    public async Task<IActionResult> Forward(string slug, long ideaId)
    {
        if (await TendedAsync(slug) is not { } head || !MayForward(head)) return Refused(Refusal.NotFound);
        var laid = await desk.ReadAsync(head.Group, Stop);
        var idea = laid.Ready.FirstOrDefault(row => row.Id == ideaId);
        if (idea is null) return Refused(await WhyNotAsync(head, ideaId));
        var whole = await db.Ideas.VisibleTo(Me).AsNoTracking().FirstAsync(row => row.Id == ideaId, Stop);
        return View(new ForwardSheet(head, idea, laid, funnel.Value.AnswerWithinDays, ConceptBeside.Of(whole)));
    }

    [HttpPost("invitations"), Once]
    public async Task<IActionResult> Invite(string slug) => await Answer(await invite.By(Me, slug, Stop), _ => Back(slug, "Groups.Done.Invited"));

    [HttpDelete("invitations/{id:long}")]
    public async Task<IActionResult> Revoke(string slug, long id) => await Answer(await revoke.By(Me, slug, id, Stop), _ => Back(slug, "Groups.Done.Revoked"));

    /// <summary>Carried already, or too few of the group stand behind it: whoever followed an old link learns which.</summary>
    private async Task<Refusal> WhyNotAsync(GroupHead head, long ideaId)
    {
        if (await db.Ideas.VisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == ideaId, Stop) is not { } idea) return Refusal.NotFound;
        var carrying = (await passage.CarryingsAsync(Me!.Standing, idea, Stop)).FirstOrDefault(one => one.Slug == head.Slug);
        return carrying?.Refusal ?? idea.RefusesForward() ?? FunnelRefusals.TooFewOfTheGroup;
    }

    private async Task<GroupHead?> TendedAsync(string slug) => await db.GroupHeadAsync(Me, slug, Stop) is { Tends: true } head ? head : null;

    private bool MayForward(GroupHead head) => head.Group.IsRunning && Me!.Standing.ForwardsFor(head.Group.Id);

    /// <summary>Links are for chats and paper, so they carry the portal's own address.</summary>
    private string Address() => portal.Of("");

    private IActionResult Back(string slug, string done)
    {
        TempData["Flash"] = Words.Of(done);
        return SeeOther($"/groups/{slug}/manage#invitations");
    }
}
