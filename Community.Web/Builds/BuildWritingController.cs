using System.Text.Json;
using Community.Pictures;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>Telling of a build: a draft that is kept as it is typed, showing it, and putting it better later.</summary>
[Route("builds")]
public sealed class BuildWritingController(CommunityDb db, BuildFormPages forms, FormPictures files, SaveBuildDraft save, PublishBuild publish, EditBuild edit) : PortalController
{
    /// <summary>The script that saves while one types asks for no page.</summary>
    private bool SavesQuietly => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>Where the last draft was left, unless another build is to be told of.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(string? group, long? idea, bool another)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (!another && idea is null && (await db.BuildDraftsOfAsync(Me, Stop)).FirstOrDefault() is { } draft) return SeeOther($"/builds/{draft.Id}/edit");
        return View("Form", await forms.NewAsync(Me, group, idea, Stop));
    }

    /// <summary>A first draft; without script all of a build at once, its pictures too.</summary>
    [HttpPost(""), Files, Once]
    public async Task<IActionResult> Create(BuildForm form)
    {
        if (SavesQuietly) return await QuietlyAsync(form, null);
        var saved = await DraftAsync(null, form);
        if (saved.Succeeded) await TakeFilesAsync(saved.Value.BuildId);
        return await KeptAsync(saved, null, form);
    }

    [HttpGet("{id:long}/edit")]
    public async Task<IActionResult> Edit(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var build = await db.Builds.VisibleTo(Me).AsNoTracking().Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == id, Stop);
        if (build is null) return Refused(Refusal.NotFound);
        if (build.AuthorId != Me.Id) return Refused(BuildRefusals.NotYours);
        return build.DeletedAt is null ? View("Form", await forms.OfAsync(build, Me, Stop)) : SeeOther($"/builds/{id}");
    }

    [HttpPut("{id:long}")]
    public async Task<IActionResult> Update(long id, BuildForm form)
    {
        if (Me is null) return SavesQuietly ? await QuietlyAsync(form, id) : Refused(Refusal.SignInFirst);
        var state = await db.Builds.VisibleTo(Me).Where(build => build.Id == id).Select(build => (BuildState?)build.State).FirstOrDefaultAsync(Stop);
        if (state is null) return Refused(Refusal.NotFound);
        if (state == BuildState.Draft) return SavesQuietly ? await QuietlyAsync(form, id) : await KeptAsync(await DraftAsync(id, form), id, form);

        var edited = await edit.By(Me, id, form.ToDraft(), form.Version, Stop);
        return await Answer(edited, _ => Told("Builds.Saved", $"/builds/{id}"), () => Again(form, id, stale: edited.Refusal == Refusal.ChangedMeanwhile));
    }

    /// <summary>Shows a draft as it lies, and again what was taken back.</summary>
    [HttpPost("{id:long}/publish"), Once]
    public async Task<IActionResult> Publish(long id)
    {
        var published = await publish.By(Me, id, Stop);
        if (published.Refusal is { Kind: RefusalKind.Input } lack)
        {
            TempData["FlashWrong"] = Words.Of(lack);
            return SeeOther($"/builds/{id}/edit");
        }

        return await Answer(published, _ => Told("Builds.Published", $"/builds/{id}"));
    }

    private async Task TakeFilesAsync(long id)
    {
        foreach (var sentence in (await files.KeepAllAsync(HttpContext, Me!, id, BuildPicture.PerBuild, Stop)).Refused) ModelState.AddModelError(FormPictures.Field, sentence);
    }

    private async Task<IActionResult> KeptAsync(Outcome<BuildSaved> saved, long? id, BuildForm form)
    {
        if (!saved.Succeeded) return await Answer(saved, _ => NoContent(), () => Again(form, id));
        var kept = saved.Value.BuildId;
        // What was sent and is no picture is told of before anything is shown.
        if (!ModelState.IsValid) return await UnprocessableAsync(form, kept);
        if (!form.Publish) return Told("Builds.DraftKept", $"/builds/{kept}/edit");
        // All that is missing is said at once, each beside its field.
        if (await PictureLackAsync(kept) is { } bare && form.ToDraft().Clean().RefusesPublishing() is not null) ModelState.AddModelError(bare.Field!, Words.Of(bare));
        return await Answer(await publish.By(Me, kept, Stop), _ => Told("Builds.Published", $"/builds/{kept}"), () => Again(form, kept));
    }

    private async Task<Refusal?> PictureLackAsync(long id) => await db.BuildPictures.AnyAsync(own => own.BuildId == id, Stop) ? null : BuildRefusals.NeedsPicture;

    private async Task<IActionResult> UnprocessableAsync(BuildForm form, long id)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Again(form, id);
    }

    private async Task<Outcome<BuildSaved>> DraftAsync(long? id, BuildForm form)
    {
        var saved = await save.By(Me, id, form.ToDraft(), stop: Stop);
        // The first save may still be under way, or its answer lost, when more has been typed: the same key is the same draft.
        return saved.Refusal == Refusal.KeyReused && await BegunAsync() is { } begun ? await save.By(Me, begun, form.ToDraft(), stop: Stop) : saved;
    }

    /// <summary>What is wrong in one field keeps no other from being saved; it is told all the same, and what was kept in that field stays.</summary>
    private async Task<IActionResult> QuietlyAsync(BuildForm form, long? id)
    {
        var (once, left) = (db.Once, new HashSet<string>(StringComparer.Ordinal));
        var saved = await DraftAsync(id, form);
        var wrong = saved.Refusal;
        while (saved.Refusal is { Kind: RefusalKind.Input, Field: { } field } && left.Add(field) && form.TakeBack(field, await KeptAsync(id)))
        {
            // Taken by the save that was refused.
            db.Once = once;
            saved = await DraftAsync(id, form);
        }

        if (id is null && saved.Succeeded) Response.Headers.Location = $"/builds/{saved.Value.BuildId}";
        if (wrong is { } refusal) return StatusCode(refusal == Refusal.SignInFirst ? StatusCodes.Status401Unauthorized : StatusOf(refusal), new { code = refusal.Key, words = Words.Of(refusal) });
        return id is null ? StatusCode(StatusCodes.Status201Created) : NoContent();
    }

    /// <summary>As the form would be opened now; empty for what nobody began.</summary>
    private async Task<BuildForm> KeptAsync(long? id) =>
        await db.Builds.VisibleTo(Me).AsNoTracking().Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == id, Stop) is { } build ? await forms.OfAsync(build, Me!, Stop) : new BuildForm();

    private async Task<IActionResult> Again(BuildForm form, long? id, bool stale = false) => View("Form", await forms.WithAsync(form, Me!, id, Stop, stale));

    private IActionResult Told(string words, string address)
    {
        TempData["Flash"] = Words.Of(words);
        return SeeOther(address);
    }

    private async Task<long?> BegunAsync()
    {
        if (!Request.HasFormContentType) return null;
        var key = Request.Form[OnceAttribute.Field].ToString();
        if (!OnceKey.IsSound(key)) return null;
        var answer = await db.IdempotencyKeys.Where(row => row.MemberId == Me!.Id && row.Route == "POST /builds" && row.Key == key).Select(row => row.Answer).FirstOrDefaultAsync(Stop);
        return answer is null ? null : JsonSerializer.Deserialize<BuildSaved>(answer)?.BuildId;
    }
}
