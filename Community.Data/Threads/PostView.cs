using Community.Ideas;
using Community.Pictures;

namespace Community.Threads;

/// <summary>A post as anybody sees it: it knows no viewer, because one rendering is pushed to all. What was taken away or hidden brings no words.</summary>
public sealed record PostView
{
    public long Id { get; init; }

    public long ThreadId { get; init; }

    public long Seq { get; init; }

    public long Change { get; init; }

    public long? ReplyToSeq { get; init; }

    public long AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required string AuthorHandle { get; init; }

    /// <summary>Where it lies, as <see cref="Members.Member.Portrait"/> says it.</summary>
    public string? AuthorPortrait { get; init; }

    /// <summary>The author's home group when it was written, or the one they spoke for.</summary>
    public string? GroupName { get; init; }

    public string? GroupSlug { get; init; }

    public PostKind Kind { get; init; }

    public PostBadge Badge { get; init; }

    public required string Html { get; init; }

    public DateTime At { get; init; }

    public DateTime? EditedAt { get; init; }

    public bool Removed { get; init; }

    public bool Hidden { get; init; }

    public IdeaStage? FromStage { get; init; }

    public IdeaStage? ToStage { get; init; }

    public int Bricks { get; init; }

    public int Hearts { get; init; }

    public int Ideas { get; init; }

    public int Parties { get; init; }

    public int Thinkings { get; init; }

    public bool HasPictures { get; init; }

    /// <summary>Added to those that have some (<see cref="PostViews.ViewsAsync"/>).</summary>
    public PostPictures Pictures { get; init; } = PostPictures.None;

    public bool IsReadable => !Removed && !Hidden;

    /// <summary>Under which post an answer to this one belongs: there is one level.</summary>
    public long RootSeq => ReplyToSeq ?? Seq;

    public int CountOf(ReactionName name) => name switch
    {
        ReactionName.Brick => Bricks,
        ReactionName.Heart => Hearts,
        ReactionName.Idea => Ideas,
        ReactionName.Party => Parties,
        _ => Thinkings,
    };
}

/// <summary>The pictures of a post. Two of them are equal when they look the same: what was drawn with the one is good for the other.</summary>
public sealed class PostPictures(IReadOnlyList<PictureLook> looks) : IEquatable<PostPictures>
{
    public static readonly PostPictures None = new([]);

    public IReadOnlyList<PictureLook> Looks { get; } = looks;

    public bool Equals(PostPictures? other) => other is not null && Looks.Select(look => (look.Name, look.Alt)).SequenceEqual(other.Looks.Select(look => (look.Name, look.Alt)));

    public override bool Equals(object? obj) => Equals(obj as PostPictures);

    public override int GetHashCode() => Looks.Aggregate(0, (sum, look) => HashCode.Combine(sum, look.Name));
}

public static class PostViews
{
    /// <summary>Posts with author, group and pictures: one query, and another where there is a picture.</summary>
    public static async Task<IReadOnlyList<PostView>> ViewsAsync(this CommunityDb db, IQueryable<Post> posts, CancellationToken stop) =>
        await db.WithPicturesAsync(await db.Views(posts).ToListAsync(stop), stop);

    /// <summary>The same views with what they show beside their words.</summary>
    public static async Task<IReadOnlyList<PostView>> WithPicturesAsync(this CommunityDb db, IReadOnlyList<PostView> views, CancellationToken stop)
    {
        var ids = views.Where(view => view is { HasPictures: true, IsReadable: true }).Select(view => view.Id).ToList();
        if (ids.Count == 0) return views;
        var looks = await db.PicturesOfPostsAsync(ids, stop);
        return [.. views.Select(view => looks.Contains(view.Id) ? view with { Pictures = new PostPictures([.. looks[view.Id]]) } : view)];
    }

    /// <summary>Posts with author and group in one query.</summary>
    public static IQueryable<PostView> Views(this CommunityDb db, IQueryable<Post> posts) =>
        from post in posts
        join author in db.Members on post.AuthorId equals author.Id
        join home in db.Groups on post.GroupId equals home.Id into homes
        from home in homes.DefaultIfEmpty()
        select new PostView
        {
            Id = post.Id,
            ThreadId = post.ThreadId,
            Seq = post.Seq,
            Change = post.Change,
            ReplyToSeq = post.ReplyToSeq,
            AuthorId = post.AuthorId,
            AuthorName = author.Name,
            AuthorHandle = author.UserName!,
            AuthorPortrait = author.Portrait,
            GroupName = home == null ? null : home.Name,
            GroupSlug = home == null ? null : home.Slug,
            Kind = post.Kind,
            Badge = post.Badge,
            Html = post.RemovedAt == null && post.HiddenAt == null ? post.Html : "",
            At = post.At,
            EditedAt = post.EditedAt,
            Removed = post.RemovedAt != null,
            Hidden = post.HiddenAt != null,
            FromStage = post.FromStage,
            ToStage = post.ToStage,
            Bricks = post.Bricks,
            Hearts = post.Hearts,
            Ideas = post.Ideas,
            Parties = post.Parties,
            Thinkings = post.Thinkings,
            HasPictures = db.PostPictures.Any(own => own.PostId == post.Id),
        };
}
