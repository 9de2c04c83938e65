using Community.Api;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Pictures;

/// <summary>Pictures: one of them, and another for a build or for what somebody is writing.</summary>
[Route("pictures")]
public sealed class PicturesController(CommunityDb db, FormPictures pictures) : PortalController
{
    [HttpGet("{name:length(32)}/{width:int}.webp"), PictureDoor]
    public async Task<IActionResult> Show()
    {
        if (await PictureDoor.FindAsync(HttpContext, Me) is { } picture) return new Written(picture);
        Response.Headers.CacheControl = "private, no-store";
        return NotFound();
    }

    /// <summary>A program of ours is told of the picture; a form without script is led back to the build.</summary>
    [HttpPost(""), Files, Once]
    public async Task<IActionResult> Create(IFormFile? file, long? build)
    {
        var kept = await pictures.KeepAsync(Me, build, file, Stop);
        if (WantsPage) return await Answer(kept, _ => build is null ? NoContent() : SeeOther($"/builds/{build}/edit#pictures"));
        return kept.Refusal is { } refusal ? PictureRefused.With(refusal) : await PictureAnswer.ReadAsync(db, Me, kept.Value.Id, path => path, Stop) is { } answer ? Json(answer) : PictureRefused.With(Refusal.NotFound);
    }

    /// <summary>One's own picture that has just arrived, as the form that wants it draws it.</summary>
    [HttpGet("{id:long}/tile")]
    public async Task<IActionResult> Tile(long id, string name)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (!PictureField.IsName(name) || (await db.ChosenLooksAsync(Me, [id], Stop)).FirstOrDefault() is not { } look) return Refused(Refusal.NotFound);
        return PartialView("/Pictures/_ChosenTile.cshtml", new ChosenTile(name, look));
    }

    private bool WantsPage => Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An answer that writes itself.</summary>
internal sealed class Written(IResult result) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => result.ExecuteAsync(context.HttpContext);
}

/// <summary>A no that script reads: its sentence as a problem.</summary>
internal sealed class PictureRefused(Refusal refusal, int status) : ActionResult
{
    public static PictureRefused With(Refusal refusal) => new(refusal, refusal switch
    {
        _ when refusal == Refusal.SignInFirst => StatusCodes.Status401Unauthorized,
        _ when refusal == PictureRefusals.TooLarge || refusal == PictureRefusals.MoreThanAnnounced => StatusCodes.Status413PayloadTooLarge,
        _ when refusal == PictureRefusals.BeingWritten => StatusCodes.Status423Locked,
        _ when refusal == PictureRefusals.NotHere => StatusCodes.Status503ServiceUnavailable,
        _ => PortalController.StatusOf(refusal),
    });

    public override Task ExecuteResultAsync(ActionContext context)
    {
        PortalController.Tell(context.HttpContext.Response, refusal);
        return Problem.Of(status, [refusal]).WriteAsync(context.HttpContext);
    }
}
