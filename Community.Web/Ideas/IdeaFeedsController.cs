using Community.Platform;
using Community.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace Community.Ideas;

/// <summary>Feeds of ideas, as visitors see them: the list with all its filters, and what happens around one idea.</summary>
public sealed class IdeaFeedsController(CommunityDb db, PortalAddress address, IOptions<PortalSettings> settings) : PortalController
{
    private string Portal => settings.Value.Name;

    [HttpGet("/ideas.atom"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(IdeaQuery query)
    {
        // A reader of feeds wants what is new; of the orders only those that are asked for, and are the same for everybody, hold.
        var filter = query.ToFilter() with { Order = query.Sort is null || query.Order == IdeaOrder.NeedsYou ? IdeaOrder.New : query.Order };
        var (changedAt, page) = (await db.LastEventAtAsync(Stop), await db.EntriesAsync(filter, Stop));
        var entries = page.Entries.Select(entry => Of(entry)).ToList();
        return Answer(new AtomFeed(query.From(null).TrimStart('/'), query.FeedFrom(query.After), query.From(null), Words.Of("Ideas.Feed.Title", Portal), entries, page.Next is null ? null : query.FeedFrom(page.Next)), changedAt);
    }

    [HttpGet("/ideas/{id:long}.atom"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Show(long id)
    {
        var changedAt = await db.LastEventAtAsync(Stop);
        if (await db.EntryAsync(id, Stop) is not { } idea) return Refused(Refusal.NotFound);
        HttpContext.Shows(VisitorPages.Idea(id), VisitorPages.Thread(idea.ThreadId));
        var posts = await db.NewestPostsAsync(idea.ThreadId, Stop);
        return Answer(new AtomFeed($"ideas/{id}/talk", TalkOf(id), PageOf(idea), idea.Title, [.. posts.Select(post => Of(post, idea)), Of(idea)]), changedAt);
    }

    private static AtomEntry Of(IdeaEntry idea) => new(
        $"ideas/{idea.Id}", PageOf(idea), idea.Title, (idea.Author.Name, $"/members/{idea.Author.Handle}"), idea.Language, idea.PublishedAt, idea.ChangedAt, idea.Html, idea.LineName, TalkOf(idea.Id));

    private static AtomEntry Of(PostView post, IdeaEntry idea) => new(
        $"ideas/{idea.Id}/posts/{post.Seq}", $"/threads/{post.ThreadId}/posts/{post.Seq}", TitleOf(post, idea), (post.AuthorName, $"/members/{post.AuthorHandle}"), Language: null, post.At, post.EditedAt ?? post.At, post.Html);

    private static string TitleOf(PostView post, IdeaEntry idea) => post.Kind switch
    {
        PostKind.StageChange => Words.Of($"Threads.Moved.{post.ToStage}", post.AuthorName),
        PostKind.Answer => Words.Of("Ideas.Feed.Answer", post.AuthorName, idea.Title),
        _ => Words.Of("Ideas.Feed.Post", post.AuthorName, idea.Title),
    };

    private static string PageOf(IdeaEntry idea) => $"/ideas/{idea.Id}/{Uri.EscapeDataString(idea.Slug)}".TrimEnd('/');

    private static string TalkOf(long id) => $"/ideas/{id}.atom";

    private IActionResult Answer(AtomFeed feed, DateTime changedAt) => this.FileOrUnchanged(Atom.Write(feed, address, Portal), Atom.MediaType, changedAt, db.Now);
}
