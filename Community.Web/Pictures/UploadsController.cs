using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Pictures;

/// <summary>Files that go on where they broke off: tus 1.0 with creation, expiration and termination.</summary>
[Route("uploads")]
public sealed class UploadsController(CommunityDb db, StartUpload start, Uploading uploading) : PortalController
{
    private const string Version = "1.0.0";
    private const string Piece = "application/offset+octet-stream";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        Response.Headers["Tus-Resumable"] = Version;
        Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsOptions(Request.Method) && Request.Headers["Tus-Resumable"] != Version)
        {
            Response.Headers["Tus-Version"] = Version;
            context.Result = new EmptyResult();
            Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            return;
        }

        await base.OnActionExecutionAsync(context, next);
    }

    [HttpOptions("")]
    public IActionResult Options()
    {
        Response.Headers["Tus-Version"] = Version;
        Response.Headers["Tus-Extension"] = "creation,expiration,termination";
        Response.Headers["Tus-Max-Size"] = Number(PictureBounds.Bytes);
        return NoContent();
    }

    [HttpPost("")]
    public async Task<IActionResult> Create()
    {
        if (NumberIn("Upload-Length") is not { } length || UploadMetadata.Of(Request.Headers["Upload-Metadata"].ToString()) is not { } told) return BadRequest();
        if (!TryBuild(told.GetValueOrDefault("build"), out var build)) return PictureRefused.With(Me is null ? Refusal.SignInFirst : Refusal.NotFound);
        var started = await start.By(Me, build, told.GetValueOrDefault("filename"), length, Stop);
        if (started.Refusal is { } refusal) return PictureRefused.With(refusal);
        Response.Headers["Upload-Expires"] = Expires(started.Value.Until);
        return Created($"/uploads/{started.Value.Id:N}", value: null);
    }

    /// <summary>Asked for with HEAD.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Look(Guid id) => Told(await uploading.LookAsync(Me, id, Stop), _ => NoContent());

    [HttpPatch("{id:guid}"), RequestSizeLimit(PictureWeight.One)]
    public async Task<IActionResult> Add(Guid id)
    {
        if (Me is null) return PictureRefused.With(Refusal.SignInFirst);
        if (Request.ContentType != Piece) return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (NumberIn("Upload-Offset") is not { } offset) return BadRequest();
        var arrived = await uploading.AddAsync(Me, id, offset, Request.Body, Stop);
        var answer = arrived is { Succeeded: true, Value.PictureId: { } picture } ? await PictureAnswer.ReadAsync(db, Me, picture, path => path, Stop) : null;
        return Told(arrived, _ => answer is null ? NoContent() : Json(answer));
    }

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> End(Guid id) => (await uploading.EndAsync(Me, id, Stop)).Refusal is { } refusal ? PictureRefused.With(refusal) : NoContent();

    /// <summary>Without one the picture is for what is being written.</summary>
    private static bool TryBuild(string? told, out long? build)
    {
        build = long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return string.IsNullOrEmpty(told) || build is not null;
    }

    private IActionResult Told(Outcome<Arrived> outcome, Func<Arrived, IActionResult> success)
    {
        if (outcome.Refusal is { } refusal) return PictureRefused.With(refusal);
        var (upload, offset) = (outcome.Value.Upload, outcome.Value.Offset);
        Response.Headers["Upload-Offset"] = Number(offset);
        Response.Headers["Upload-Length"] = Number(upload.Length);
        Response.Headers["Upload-Expires"] = Expires(upload.StartedAt + Upload.WaitedFor);
        // The page that sent it draws it in its place; asked with HEAD there is no body to say which one it is.
        if (outcome.Value.PictureId is { } picture) Response.Headers["Picture-Id"] = Number(picture);
        return success(outcome.Value);
    }

    private long? NumberIn(string header) => long.TryParse(Request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Expires(DateTime at) => at.ToString("R", CultureInfo.InvariantCulture);
}
