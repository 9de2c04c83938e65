using System.Globalization;
using Community.Api;
using Community.Ideas;
using Community.Members;
using Community.Pictures;
using Community.Platform;
using Community.Tokens;

namespace Community.Threads;

/// <summary>A post as the API tells it, in its newest form; what was taken away or hidden brings no words.</summary>
/// <param name="Seq">Its number in the thread, never given again.</param>
/// <param name="Change">The thread's change that last touched it.</param>
/// <param name="ReplyTo">The number of the post it answers.</param>
/// <param name="Text">Markdown, as typed.</param>
/// <param name="Html">The same, rendered and safe to show.</param>
/// <param name="FromStage">Where the idea stood, for a post that tells of a move.</param>
/// <param name="Reactions">How many of each, by name.</param>
/// <param name="Pictures">In their order.</param>
public sealed record ApiPost(
    long Seq, long Change, long? ReplyTo, PostKind Kind, PostBadge Badge, ApiPerson Author, string? Group, string Text, string Html, DateTime At, DateTime? EditedAt, bool Removed, bool Hidden,
    IdeaStage? FromStage, IdeaStage? ToStage, IReadOnlyDictionary<string, int> Reactions, IReadOnlyList<ApiPicture> Pictures)
{
    public static ApiPost Of(PostEntry entry, PortalAddress address)
    {
        var view = entry.View;
        return new ApiPost(
            view.Seq, view.Change, view.ReplyToSeq, view.Kind, view.Badge, new ApiPerson(view.AuthorHandle, view.AuthorName), view.GroupName, entry.Text, view.Html, view.At, view.EditedAt, view.Removed, view.Hidden,
            view.FromStage, view.ToStage, Enum.GetValues<ReactionName>().ToDictionary(name => name.ToString().ToLowerInvariant(), view.CountOf, StringComparer.Ordinal), [.. view.Pictures.Looks.Select(look => ApiPicture.Of(look, address))]);
    }
}

/// <summary>What happened in a thread after a change.</summary>
/// <param name="Items">Every post that was placed or touched since, each once, in the order of its last change.</param>
/// <param name="Next">To be sent as <c>after</c>; null when this is all there is for now.</param>
/// <param name="Change">Up to where this answer tells; send it as <c>afterChange</c> to hear what comes later.</param>
public sealed record ApiPosts(IReadOnlyList<ApiPost> Items, string? Next, long Change);

/// <summary>A post to be placed.</summary>
/// <param name="Text">Markdown, up to 10,000 characters.</param>
/// <param name="ReplyTo">The number of the post it answers, which is no reply itself.</param>
/// <param name="Pictures">At most four that were added before (POST /pictures without a build).</param>
public sealed record NewPost(string Text = "", long? ReplyTo = null, IReadOnlyList<ApiChoice>? Pictures = null);

/// <summary>The conversation on an idea, for programs.</summary>
internal static class PostsApi
{
    private const int PageSize = 100;

    public static void MapPosts(this RouteGroupBuilder api)
    {
        api.MapGet("/ideas/{id:long}/posts", ListAsync).Called("listPosts", "What was said on an idea",
                "Begin without afterChange, follow next to its end, keep change, and ask again with afterChange: edits, removals and new posts come alike, and nothing is missed.")
            .ForEverybody().Answers<ApiPosts>().Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        api.MapPost("/ideas/{id:long}/posts", PlaceAsync).Called("post", "Say something on an idea").For(Scopes.Write).Once<NewPost>().Takes(new NewPost("We tried it at two meetings."))
            .Answers<ApiPost>(StatusCodes.Status201Created).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(long id, long? afterChange, string? after, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop)
    {
        var place = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Math.Max(0, afterChange ?? 0);
        if (await db.PostsAfterAsync(me.Member, id, place, PageSize, stop) is not { } stretch) return Refused.With(Refusal.NotFound);
        return TypedResults.Ok(new ApiPosts([.. stretch.Posts.Select(entry => ApiPost.Of(entry, address))], stretch.HasMore ? stretch.Change.ToString(CultureInfo.InvariantCulture) : null, stretch.Change));
    }

    private static async Task<IResult> PlaceAsync(long id, NewPost wanted, CommunityDb db, CurrentMember me, PlacePost place, PortalAddress address, CancellationToken stop)
    {
        var threadId = await db.ThreadOfIdeaAsync(me.Member, id, stop);
        var placed = await place.By(me.Member, threadId, wanted.Text, wanted.ReplyTo, wanted.Pictures?.Select(choice => choice.AsChosen()).ToList(), stop);
        if (placed.Refusal is { } refusal) return Refused.With(refusal);
        var entry = await db.PostEntryAsync(me.Member, threadId, placed.Value.Seq, stop);
        return Outcomes.Created($"/threads/{threadId}/posts/{placed.Value.Seq}", entry is null ? null : ApiPost.Of(entry, address));
    }
}
