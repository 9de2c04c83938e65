using System.Text.Json;
using Community.Pictures;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>Writing an idea: a draft that is kept as it is typed, publishing it, and improving it later.</summary>
[Route("ideas")]
public sealed class IdeaWritingController(CommunityDb db, IdeaFormPages forms, FormPictures files, SaveDraft save, PublishIdea publish, EditIdea edit, DiscardDraft discard) : PortalController
{
    /// <summary>The script that saves while one types asks for no page.</summary>
    private bool SavesQuietly => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    [HttpGet("new")]
    public async Task<IActionResult> New(string? group) => Me is null ? Refused(Refusal.SignInFirst) : View("Form", await forms.NewAsync(Me, group, Stop));

    [HttpPost(""), Files, Once]
    public async Task<IActionResult> Create(IdeaForm form)
    {
        await TakeFilesAsync(form);
        var saved = await save.By(Me, null, form.ToDraft(), Stop);
        // The first save may still be under way, or its answer lost, when more has been typed: the same key is the same draft.
        if (saved.Refusal == Refusal.KeyReused && await BegunAsync() is { } begun) saved = await save.By(Me, begun, form.ToDraft(), Stop);
        return await KeptAsync(saved, null, form);
    }

    [HttpGet("{id:long}/edit")]
    public async Task<IActionResult> Edit(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var idea = await db.Ideas.VisibleTo(Me).AsNoTracking().Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == id, Stop);
        if (idea is null) return Refused(Refusal.NotFound);
        return idea.RefusesEditBy(Me.Standing) is { } refusal ? Refused(refusal) : View("Form", await forms.OfAsync(idea, Me, Stop));
    }

    /// <summary>A form that carries large files comes by POST, whatever its field says (<see cref="MethodOverride"/>).</summary>
    [HttpPut("{id:long}"), HttpPost("{id:long}"), Files]
    public async Task<IActionResult> Update(long id, IdeaForm form)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var idea = await db.Ideas.VisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop);
        if (idea is null) return Refused(Refusal.NotFound);
        var stage = idea.Stage;
        // Asked again under the lock; here it saves the work on pictures that would come to nothing.
        if (idea.RefusesEditBy(Me.Standing) is null) await TakeFilesAsync(form);
        if (form.Publish && stage == IdeaStage.Open && await IsAsTypedAsync(id, form)) return Told("Ideas.Published", $"/ideas/{id}");
        if (stage == IdeaStage.Draft) return await KeptAsync(await save.By(Me, id, form.ToDraft(), Stop), id, form);
        if (HasRefusedFiles) return await UnprocessableAsync(form, id, published: true);
        var edited = await edit.By(Me, id, form.ToDraft(), form.Version, Home(form), Stop);
        return await Answer(edited, _ => Told("Ideas.Saved", $"/ideas/{id}"), () => Again(form, id, published: true, stale: edited.Refusal == Refusal.ChangedMeanwhile));
    }

    /// <summary>The question before a draft is gone: on a sheet, and as a page without script.</summary>
    [HttpGet("{id:long}/discard")]
    public async Task<IActionResult> AskToDiscard(long id)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var draft = await db.Ideas.VisibleTo(Me).Where(idea => idea.Id == id && idea.Stage == IdeaStage.Draft).Select(idea => new DraftCard(idea.Id, idea.Title, idea.TouchedAt)).FirstOrDefaultAsync(Stop);
        return draft is null ? Refused(Refusal.NotFound) : View("Discard", draft);
    }

    [HttpDelete("{id:long}")]
    public async Task<IActionResult> Discard(long id) => await Answer(await discard.By(Me, id, Stop), _ => Told("Ideas.Discarded", "/ideas/new"));

    /// <summary>Publishes a draft as it lies, and reopens what was withdrawn.</summary>
    [HttpPost("{id:long}/publish"), Once]
    public async Task<IActionResult> Publish(long id)
    {
        var published = await publish.By(Me, id, Stop);
        if (published.Refusal is { Kind: RefusalKind.Input }) return SeeOther($"/ideas/{id}/edit");
        return await Answer(published, _ => Told("Ideas.Published", $"/ideas/{id}"));
    }

    /// <summary>A form without these fields leaves the idea where it belongs; the binder would make that look like an empty choice.</summary>
    private IdeaHome Home(IdeaForm form) => new(
        Request.Form.ContainsKey(nameof(form.Group)) ? form.Group ?? "" : null,
        Request.Form.ContainsKey(nameof(form.Language)) ? form.Language ?? "" : null);

    /// <summary>A draft's form that comes a second time, after its first sending published it and the answer was lost.</summary>
    private async Task<bool> IsAsTypedAsync(long id, IdeaForm form)
    {
        var draft = form.ToDraft().Clean();
        var concept = Concept.Join(draft.Today, draft.Better);
        return await db.Ideas.AnyAsync(idea => idea.Id == id && idea.AuthorId == Me!.Id && idea.Title == draft.Title && idea.Concept == concept, Stop);
    }

    private async Task<IActionResult> KeptAsync(Outcome<IdeaSaved> saved, long? id, IdeaForm form)
    {
        if (SavesQuietly) return Quietly(saved, id);
        // What was sent and is no picture is told of before anything is shown.
        if (saved.Succeeded && HasRefusedFiles) return await UnprocessableAsync(form, saved.Value.IdeaId);
        if (!saved.Succeeded || !form.Publish) return await Answer(saved, kept => Told("Ideas.DraftKept", $"/ideas/{kept.IdeaId}/edit"), () => Again(form, id));
        // All that is missing is said at once, each beside its field.
        var lacks = form.ToDraft().Clean().Lacks().ToList();
        foreach (var lack in lacks.Skip(1)) ModelState.AddModelError(lack.Field!, Words.Of(lack));
        return await Answer(await publish.By(Me, saved.Value.IdeaId, Stop), live => Told("Ideas.Published", $"/ideas/{live.IdeaId}"), () => Again(form, saved.Value.IdeaId));
    }

    private bool HasRefusedFiles => ModelState.GetFieldValidationState(FormPictures.Field) == ModelValidationState.Invalid;

    /// <summary>Files that came with a form without script are pictures of its author before it is looked at, so that none of them is sent twice.</summary>
    private async Task TakeFilesAsync(IdeaForm form)
    {
        if (Me is null || SavesQuietly) return;
        form.Pictures = await files.TakeAsync(HttpContext, Me, form.Pictures, IdeaPicture.PerIdea, ModelState, Stop);
    }

    private async Task<IActionResult> UnprocessableAsync(IdeaForm form, long id, bool published = false)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Again(form, id, published);
    }

    private IActionResult Quietly(Outcome<IdeaSaved> saved, long? id)
    {
        if (saved.Refusal is { } refusal) return StatusCode(refusal == Refusal.SignInFirst ? StatusCodes.Status401Unauthorized : StatusOf(refusal), new { code = refusal.Key, words = Words.Of(refusal) });
        return id is null ? Created($"/ideas/{saved.Value.IdeaId}", null) : NoContent();
    }

    private async Task<IActionResult> Again(IdeaForm form, long? id, bool published = false, bool stale = false) =>
        View("Form", await forms.WithAsync(form, Me!, id, published, Stop, stale));

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
        var answer = await db.IdempotencyKeys.Where(row => row.MemberId == Me!.Id && row.Route == "POST /ideas" && row.Key == key).Select(row => row.Answer).FirstOrDefaultAsync(Stop);
        return answer is null ? null : JsonSerializer.Deserialize<IdeaSaved>(answer)?.IdeaId;
    }
}
