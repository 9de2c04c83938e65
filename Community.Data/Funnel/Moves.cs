using Community.Ideas;
using Community.Threads;

namespace Community.Funnel;

/// <summary>What every move has in common, made under the idea's lock: one row of history, one post that tells of it, one event.</summary>
internal static class Moves
{
    /// <param name="db">The portal.</param>
    /// <param name="idea">Under lock.</param>
    /// <param name="from">Where it stood.</param>
    /// <param name="to">Where it stands now.</param>
    /// <param name="byId">Who moved it.</param>
    /// <param name="text">The answer, which is the post; empty for a stage change without words; null for no post at all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<StageMove> MoveAsync(this CommunityDb db, Idea idea, IdeaStage from, IdeaStage to, long byId, string? text, CancellationToken stop)
    {
        (idea.Stage, idea.StageSince) = (to, db.Now);
        var post = text is null ? null : await TellAsync(db, idea, from, to, byId, text, stop);
        var move = new StageMove { IdeaId = idea.Id, From = from, To = to, ById = byId, At = db.Now, PostSeq = post?.Seq };
        db.StageMoves.Add(move);
        db.Raise(new IdeaMoved(idea.Id, from, to, byId, post?.Seq, post?.Kind == PostKind.Answer));
        return move;
    }

    private static async Task<Post> TellAsync(CommunityDb db, Idea idea, IdeaStage from, IdeaStage to, long byId, string text, CancellationToken stop)
    {
        var answer = text.Length > 0;
        return await db.PlaceAsync(idea.ThreadId, new Post
        {
            AuthorId = byId,
            Kind = answer ? PostKind.Answer : PostKind.StageChange,
            Badge = answer ? PostBadge.ProductTeam : PostBadge.None,
            Text = text,
            Html = answer ? Markdown.Render(text) : "",
            FromStage = from,
            ToStage = to,
        }, stop);
    }
}
