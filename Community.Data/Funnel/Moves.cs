using Community.Ideas;
using Community.Threads;

namespace Community.Funnel;

/// <summary>How the thread hears of a move: as an answer, or as a stage change that may carry a word.</summary>
internal sealed record StageNote(PostKind Kind, string Text = "", PostBadge Badge = PostBadge.None);

/// <summary>What every move has in common, made under the idea's lock: one row of history, one post that tells of it, one event.</summary>
internal static class Moves
{
    /// <param name="db">The portal.</param>
    /// <param name="idea">Under lock, still where it stood.</param>
    /// <param name="to">Where it stands now.</param>
    /// <param name="byId">Who moved it.</param>
    /// <param name="telling">The post; none where publishing tells by itself.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<StageMove> MoveAsync(this CommunityDb db, Idea idea, IdeaStage to, long byId, StageNote? telling, CancellationToken stop)
    {
        var from = idea.Stage;
        (idea.Stage, idea.StageSince) = (to, db.Now);
        var post = telling is null ? null : await db.TellMoveAsync(idea, telling, from, byId, stop);
        var move = new StageMove { IdeaId = idea.Id, From = from, To = to, ById = byId, At = db.Now, PostSeq = post?.Seq };
        db.StageMoves.Add(move);
        db.Raise(new IdeaMoved(idea.Id, from, to, byId, post?.Seq, telling?.Kind == PostKind.Answer));
        return move;
    }

    private static async Task<Post> TellMoveAsync(this CommunityDb db, Idea idea, StageNote telling, IdeaStage from, long byId, CancellationToken stop)
    {
        var mentioned = await db.MentionedAsync(telling.Text, stop);
        var post = await db.PlaceAsync(idea.ThreadId, new Post
        {
            AuthorId = byId,
            Kind = telling.Kind,
            Badge = telling.Badge,
            Text = telling.Text,
            Html = telling.Text.Length > 0 ? Mentions.Render(telling.Text, mentioned) : "",
            FromStage = from,
            ToStage = idea.Stage,
        }, stop);
        db.Mention(post.Id, mentioned);
        return post;
    }
}
