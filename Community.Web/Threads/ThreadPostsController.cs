using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>Saying something in a thread, putting it better, taking it away.</summary>
[Route("threads/{id:long}/posts")]
public sealed class ThreadPostsController(CommunityDb db, PlacePost place, EditPost edit, RemovePost remove) : ThreadController(db)
{
    [HttpPost(""), Once]
    public async Task<IActionResult> Place(long id, PostForm form) =>
        await Shown(await place.By(Me, id, form.Text, form.ReplyTo, Stop), () => Again(id, form));

    /// <summary>The same, for who knows the idea and not its thread.</summary>
    [HttpPost("/ideas/{ideaId:long}/posts"), Once]
    public async Task<IActionResult> PlaceOnIdea(long ideaId, PostForm form)
    {
        var id = await Db.Ideas.Where(idea => idea.Id == ideaId).Select(idea => idea.ThreadId).FirstOrDefaultAsync(Stop);
        return await Place(id, form);
    }

    [HttpPut("{seq:long}")]
    public async Task<IActionResult> Edit(long id, long seq, PostForm form) =>
        await Shown(await edit.By(Me, id, seq, form.Text, form.Version, Stop), () => EditAgain(id, seq, form));

    [HttpDelete("{seq:long}")]
    public async Task<IActionResult> Remove(long id, long seq) => await Shown(await remove.By(Me, id, seq, Stop));

    private async Task<IActionResult> Again(long id, PostForm form)
    {
        var writing = form.ReplyTo is { } root
            ? Writing.Reply(id, form.Under ?? root, root, Me!)
            : Writing.New(await Db.Threads.AsNoTracking().FirstAsync(row => row.Id == id, Stop), Me!);
        return Form(writing with { Text = form.Text, Wrong = Wrong() });
    }

    private async Task<IActionResult> EditAgain(long id, long seq, PostForm form)
    {
        var post = await Db.Posts.AsNoTracking().FirstAsync(row => row.ThreadId == id && row.Seq == seq, Stop);
        // The version moves on: who saw that somebody saved in between, and saves again, means it.
        return Form(Writing.Edit(post, Me!) with { Text = form.Text, Wrong = Wrong() });
    }

    private string Wrong() => ModelState.Values.SelectMany(state => state.Errors).Select(error => error.ErrorMessage).FirstOrDefault() ?? "";

    private ViewResult Form(Writing writing) => View("/Threads/Write.cshtml", writing);
}
