using Community.Pictures;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>Saying something in a thread, putting it better, taking it away.</summary>
[Route("threads/{id:long}/posts")]
public sealed class ThreadPostsController(CommunityDb db, FormPictures files, PlacePost place, EditPost edit, RemovePost remove) : ThreadController(db)
{
    [HttpPost(""), Files, Once]
    public async Task<IActionResult> Place(long id, PostForm form)
    {
        if (!await TakesFilesAsync(form, Db.ThreadsVisibleTo(Me).Where(thread => thread.Id == id))) return await UnprocessableAsync(() => Again(id, form));
        return await Shown(await place.By(Me, id, form.Text, form.ReplyTo, form.Pictures.Chosen(), Stop), () => Again(id, form));
    }

    /// <summary>The same, for who knows the idea and not its thread.</summary>
    [HttpPost("/ideas/{ideaId:long}/posts"), Files, Once]
    public async Task<IActionResult> PlaceOnIdea(long ideaId, PostForm form)
    {
        var id = await Db.Ideas.Where(idea => idea.Id == ideaId).Select(idea => idea.ThreadId).FirstOrDefaultAsync(Stop);
        return await Place(id, form);
    }

    /// <summary>A form that carries large files comes by POST, whatever its field says (<see cref="MethodOverride"/>).</summary>
    [HttpPut("{seq:long}"), HttpPost("{seq:long}"), Files]
    public async Task<IActionResult> Edit(long id, long seq, PostForm form)
    {
        if (!await TakesFilesAsync(form, Db.Posts.Where(post => post.ThreadId == id && post.Seq == seq && post.AuthorId == Me!.Id))) return await UnprocessableAsync(() => EditAgain(id, seq, form));
        return await Shown(await edit.By(Me, id, seq, form.Text, form.Version, form.Pictures.Chosen(), Stop), () => EditAgain(id, seq, form));
    }

    [HttpDelete("{seq:long}")]
    public async Task<IActionResult> Remove(long id, long seq) => await Shown(await remove.By(Me, id, seq, Stop));

    private async Task<IActionResult> Again(long id, PostForm form)
    {
        var writing = form.ReplyTo is { } root
            ? Writing.Reply(id, form.Under ?? root, root, Me!)
            : Writing.New(await Db.Threads.AsNoTracking().FirstAsync(row => row.Id == id, Stop), Me!);
        return await FormAsync(writing, form);
    }

    private async Task<IActionResult> EditAgain(long id, long seq, PostForm form)
    {
        var post = await Db.Posts.AsNoTracking().FirstAsync(row => row.ThreadId == id && row.Seq == seq, Stop);
        // The version moves on: who saw that somebody saved in between, and saves again, means it.
        return await FormAsync(Writing.Edit(post, Me!), form);
    }

    /// <summary>False where one of them is no picture: then nothing is said yet, and what arrived stays chosen.</summary>
    /// <remarks>Whether one may is asked again by the use case; here it saves the work on pictures that would come to nothing.</remarks>
    /// <param name="form">What was sent.</param>
    /// <param name="open">What it is sent to; empty where one may not.</param>
    private async Task<bool> TakesFilesAsync(PostForm form, IQueryable<object> open)
    {
        if (Me is null || !await open.AnyAsync(Stop)) return true;
        form.Pictures = await files.TakeAsync(HttpContext, Me!, form.Pictures, PostPicture.PerPost, ModelState, Stop);
        return ModelState.GetFieldValidationState(FormPictures.Field) != ModelValidationState.Invalid;
    }

    private async Task<IActionResult> UnprocessableAsync(Func<Task<IActionResult>> again)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    private string Wrong() => ModelState.Where(entry => entry.Key != FormPictures.Field).SelectMany(entry => entry.Value!.Errors).Select(error => error.ErrorMessage).ToList() is { Count: > 0 } sentences ? string.Join(' ', sentences) : "";

    private async Task<IActionResult> FormAsync(Writing writing, PostForm form) =>
        View("/Threads/Write.cshtml", writing with { Text = form.Text, Pictures = await form.Pictures.LooksAsync(Db, Me!, Stop), Wrong = Wrong() });
}
