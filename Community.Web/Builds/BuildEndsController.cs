using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>Taking a build back, deleting it, and having it back again.</summary>
[Route("builds/{id:long}")]
public sealed class BuildEndsController(CommunityDb db, UnpublishBuild unpublish, DeleteBuild delete, RestoreBuild restore) : PortalController
{
    [HttpPost("unpublish")]
    public async Task<IActionResult> Unpublish(long id) => await Answer(await unpublish.By(Me, id, Stop), _ => Told("Builds.Unpublished", id));

    /// <summary>The question before a build is gone: on a sheet, and as a page without script.</summary>
    [HttpGet("delete")]
    public async Task<IActionResult> AskToDelete(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var build = await db.Builds.VisibleTo(Me).Where(row => row.Id == id && row.AuthorId == Me.Id && row.DeletedAt == null)
            .Select(row => new BuildDraftCard(row.Id, row.Title, 0, row.TouchedAt)).FirstOrDefaultAsync(Stop);
        return build is null ? Refused(Refusal.NotFound) : View("Delete", build);
    }

    /// <summary>Leads to where it can be undone by one press.</summary>
    [HttpDelete("")]
    public async Task<IActionResult> Delete(long id) => await Answer(await delete.By(Me, id, Stop), _ => SeeOther($"/builds/{id}"));

    [HttpPost("restore")]
    public async Task<IActionResult> Restore(long id) => await Answer(await restore.By(Me, id, Stop), _ => Told("Builds.Restored", id));

    private IActionResult Told(string words, long id)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther($"/builds/{id}");
    }
}
