using Community.Pictures;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>One post: its place, its history, and the forms that open under it.</summary>
[Route("threads/{id:long}/posts/{seq:long}")]
public sealed class PostPagesController(CommunityDb db, ThreadStreams streams) : ThreadController(db)
{
    /// <summary>The address that a notice, a mail or a link gives; a page that begins after the post asks for it as a stream.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(long id, long seq)
    {
        if (await AddressOf(id, seq) is not { } address) return Refused(Refusal.NotFound);
        if (!WantsStreams) return SeeOther(address);
        var branch = await Db.BranchAsync(id, seq, Stop);
        return branch is null ? Refused(Refusal.NotFound) : TurboStreams.Result(await streams.BranchAsync(branch));
    }

    /// <summary>All that one can do with a post, for who has no script to open its menus.</summary>
    [HttpGet("acts")]
    public async Task<IActionResult> Acts(long id, long seq) =>
        await FindAsync(id, seq) is { IsReadable: true } post ? View("/Threads/Acts.cshtml", new PostActsPage(post, await QuoteAsync(post), post.AuthorId == Me?.Id)) : Refused(Refusal.NotFound);

    [HttpGet("reply")]
    public async Task<IActionResult> Reply(long id, long seq)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var under = await FindAsync(id, seq);
        if (under is null) return Refused(Refusal.NotFound);
        return View("/Threads/Write.cshtml", Writing.Reply(id, seq, under.ReplyToSeq ?? seq, Me) with { Text = await CallAsync(under), Quote = await QuoteAsync(under) });
    }

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(long id, long seq)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var post = await FindAsync(id, seq);
        if (post is null) return Refused(Refusal.NotFound);
        return post.RefusesEditBy(Me.Id) is { } refusal ? Refused(refusal) : View("/Threads/Write.cshtml", Writing.Edit(post, Me) with { Pictures = [.. (await Db.PicturesOfPostsAsync([post.Id], Stop))[post.Id]] });
    }

    [HttpGet("history")]
    public async Task<IActionResult> History(long id, long seq) =>
        await Db.HistoryAsync(Me, id, seq, Stop) is { } history ? View("/Threads/History.cshtml", history) : Refused(Refusal.NotFound);

    private async Task<Post?> FindAsync(long id, long seq) => await Db.ThreadsVisibleTo(Me).AnyAsync(thread => thread.Id == id, Stop)
        ? await Db.Posts.AsNoTracking().FirstOrDefaultAsync(post => post.ThreadId == id && post.Seq == seq, Stop)
        : null;

    private async Task<Quoted?> QuoteAsync(Post under) => under.IsReadable
        ? new Quoted(await Db.Members.Where(member => member.Id == under.AuthorId).Select(member => member.Name).FirstAsync(Stop), under.Html)
        : null;

    /// <summary>There is one level: who answers a reply calls its author by name.</summary>
    private async Task<string> CallAsync(Post under)
    {
        if (under.ReplyToSeq is null || under.AuthorId == Me!.Id) return "";
        return $"@{await Db.Members.Where(member => member.Id == under.AuthorId).Select(member => member.UserName).FirstAsync(Stop)} ";
    }
}
