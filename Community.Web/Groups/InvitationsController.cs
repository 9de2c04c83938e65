using Community.Platform;
using Community.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Groups;

/// <summary>What somebody sees who was given a link: the group, and one button.</summary>
[Route("g/{code}")]
public sealed class InvitationsController(CommunityDb db, JoinByInvitation join) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string code)
    {
        if (await PageAsync(code) is not { } page) return Refused(Refusal.NotFound);
        if (!page.Open) Response.StatusCode = StatusCodes.Status410Gone;
        return View("Invitation", page);
    }

    [HttpPost("")]
    public async Task<IActionResult> Join(string code)
    {
        if (Me is null) return SeeOther($"/account/sign-in?next=/g/{Uri.EscapeDataString(code)}");
        return await Answer(await join.By(Me, code, Stop), own =>
        {
            TempData["Flash"] = Words.Of("Groups.Done.Joined");
            return SeeOther($"/groups/{own.Slug}");
        });
    }

    private async Task<InvitationPage?> PageAsync(string code)
    {
        var invitation = await db.GroupInvitations.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, Stop);
        if (invitation is null) return null;
        var slug = await db.Groups.Where(group => group.Id == invitation.GroupId).Select(group => group.Slug).FirstAsync(Stop);
        if (await db.GroupHeadAsync(Me, slug, Stop) is not { } head) return null;
        var ambassador = await db.Ambassadorships.Where(term => term.GroupId == head.Group.Id && term.EndedAt == null)
            .Join(db.Members, term => term.MemberId, member => member.Id, (_, member) => member.Name).FirstOrDefaultAsync(Stop);
        return new InvitationPage(head, code, invitation.IsOpen(db.Now) && head.Group.IsRunning, ambassador, Markdown.Excerpt(head.Group.About));
    }
}
