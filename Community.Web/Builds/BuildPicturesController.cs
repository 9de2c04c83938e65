using Community.Pictures;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>The pictures of one's own build: more of them, their order, what each shows in words, and one less.</summary>
[Route("builds/{id:long}")]
public sealed class BuildPicturesController(CommunityDb db, FormPictures files, OrderPictures order, DescribePicture describe, RemovePicture remove) : PortalController
{
    /// <summary>Sentences about files that are told on the next page.</summary>
    private const int MostTold = 4;

    /// <summary>The script that arranges them asks for no page.</summary>
    private bool AsksForNoPage => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>The list alone, for a page on which another picture has arrived.</summary>
    [HttpGet("pictures")]
    public async Task<IActionResult> Index(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (!await db.Builds.VisibleTo(Me).AnyAsync(build => build.Id == id && build.AuthorId == Me.Id && build.DeletedAt == null, Stop)) return Refused(Refusal.NotFound);
        return PartialView("_PictureList", new BuildPictureList(id, await db.PicturesOfBuildAsync(id, Stop)));
    }

    /// <summary>Without script: as many as were chosen.</summary>
    [HttpPost("pictures"), Files]
    public async Task<IActionResult> Add(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (await db.Builds.VisibleTo(Me).Where(build => build.Id == id).Select(build => (long?)build.AuthorId).FirstOrDefaultAsync(Stop) is not { } author) return Refused(Refusal.NotFound);
        if (author != Me.Id) return Refused(BuildRefusals.NotYours);
        var sentences = (await files.KeepAllAsync(HttpContext, Me, id, BuildPicture.PerBuild, Stop)).Refused;
        // They travel in a cookie, which has room for some lines.
        if (sentences.Count > 0) TempData["FlashWrong"] = string.Join(' ', [.. sentences.Take(MostTold), .. sentences.Count > MostTold ? [Words.Of("Builds.MoreRefused", sentences.Count - MostTold)] : Array.Empty<string>()]);
        return SeeOther($"/builds/{id}/edit#pictures");
    }

    /// <summary>All of them in their order; or one of them a step up or down, as a press without script wants it.</summary>
    [HttpPost("order")]
    public async Task<IActionResult> Order(long id, IReadOnlyList<long> ids, long up, long down)
    {
        var wanted = ids is { Count: > 0 } ? ids : await SteppedAsync(id, up, down);
        return await AnswerShortly(await order.By(Me, id, wanted, Stop), id);
    }

    [HttpPut("pictures/{picture:long}")]
    public async Task<IActionResult> Describe(long id, long picture, string? alt) => await AnswerShortly(await describe.By(Me, id, picture, alt, Stop), id);

    [HttpDelete("pictures/{picture:long}")]
    public async Task<IActionResult> Remove(long id, long picture) => await AnswerShortly(await remove.By(Me, id, picture, Stop), id);

    private async Task<List<long>> SteppedAsync(long id, long up, long down)
    {
        var ids = await db.BuildPictures.Where(own => own.BuildId == id).OrderBy(own => own.Place).ThenBy(own => own.PictureId).Select(own => own.PictureId).ToListAsync(Stop);
        var at = ids.IndexOf(up != 0 ? up : down);
        var to = up != 0 ? at - 1 : at + 1;
        if (at >= 0 && to >= 0 && to < ids.Count) (ids[at], ids[to]) = (ids[to], ids[at]);
        return ids;
    }

    private async Task<IActionResult> AnswerShortly(Outcome<Done> outcome, long id)
    {
        if (AsksForNoPage) return outcome.Refusal is { } no ? StatusCode(no == Refusal.SignInFirst ? StatusCodes.Status401Unauthorized : StatusOf(no), new { code = no.Key, words = Words.Of(no) }) : NoContent();
        if (outcome.Refusal is { Kind: RefusalKind.Input or RefusalKind.Rule } refusal && refusal != BuildRefusals.IsDeleted)
        {
            TempData["FlashWrong"] = Words.Of(refusal);
            return SeeOther($"/builds/{id}/edit#pictures");
        }

        return await Answer(outcome, _ => SeeOther($"/builds/{id}/edit#pictures"));
    }
}
