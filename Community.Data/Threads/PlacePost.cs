using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Community.Pictures;
using Community.Text;

namespace Community.Threads;

/// <summary>Where a post came to stand.</summary>
public sealed record Placed(long ThreadId, long Seq, long Change);

/// <summary>A member says something in a thread.</summary>
public sealed class PlacePost(CommunityDb db)
{
    /// <param name="member">Who speaks.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="text">Markdown.</param>
    /// <param name="replyToSeq">The post it answers, which is no reply itself.</param>
    /// <param name="pictures">Loose ones of theirs.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Placed>> By(Member? member, long threadId, string text, long? replyToSeq = null, IReadOnlyList<ChosenPicture>? pictures = null, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var thread = await db.ThreadsVisibleTo(member).AsNoTracking().FirstOrDefaultAsync(row => row.Id == threadId, stop);
        if (thread is null) return Refusal.NotFound;
        // Whether they open hangs on what is talked about, which must not close meanwhile.
        if (pictures is { Count: > 0 }) await db.HoldSubjectAsync(thread.Subject, thread.SubjectId, stop);
        var words = CleanText.Clean(text);
        if (words.Length is 0 or > ThreadRefusals.PostMaximum) return ThreadRefusals.PostLength;
        var ground = await GroundAsync(thread, stop);
        if (ground.Closed) return ThreadRefusals.ThreadIsClosed;
        if (replyToSeq is { } seq && !await TakesReplyAsync(threadId, seq, stop)) return ThreadRefusals.NoSuchReply;

        var mentioned = await db.MentionedAsync(words, stop);
        var (badge, group) = await SpeaksAsAsync(member, ground, stop);
        var post = await db.PlaceAsync(threadId, new Post
        {
            AuthorId = member.Id,
            Badge = badge,
            GroupId = group,
            Text = words,
            Html = Mentions.Render(words, mentioned),
            ReplyToSeq = replyToSeq,
        }, stop);
        db.Mention(post.Id, mentioned);
        if (pictures is { Count: > 0 } && await db.ArrangePostPicturesAsync(post.Id, member.Id, pictures, stop) is { } unusable) return unusable;
        await db.FollowAsync(thread.Subject, thread.SubjectId, member.Id, stop);
        return new Placed(threadId, post.Seq, post.Change);
    }, stop);

    /// <summary>One level: an answer to an answer belongs under the first.</summary>
    private Task<bool> TakesReplyAsync(long threadId, long seq, CancellationToken stop) =>
        db.Posts.AnyAsync(post => post.ThreadId == threadId && post.Seq == seq && post.ReplyToSeq == null, stop);

    /// <summary>In what office somebody speaks here, and the group beside the name: for an ambassador the one they run, the subject's own before others; else their home.</summary>
    private async Task<(PostBadge Badge, long? GroupId)> SpeaksAsAsync(Member member, Ground ground, CancellationToken stop)
    {
        var standing = await db.StandingOf(member, stop);
        var home = await db.Members.Where(row => row.Id == member.Id).Select(row => row.HomeGroupId).FirstAsync(stop);
        var badge = standing.BadgeOf(ground.LineId);
        if (badge != PostBadge.Ambassador) return (badge, home);
        return (badge, standing.AmbassadorOf.OrderBy(group => group != ground.GroupId).ThenBy(group => group != home).First());
    }

    /// <summary>Nobody talks under a draft, under what its author took back, or under what was hidden from all others. A build is in nobody's line.</summary>
    private Task<Ground> GroundAsync(Thread thread, CancellationToken stop) => thread.Subject switch
    {
        SubjectKind.Build => db.Builds.Where(build => build.Id == thread.SubjectId)
            .Select(build => new Ground(build.State != BuildState.Published || build.DeletedAt != null || build.HiddenAt != null, 0, build.GroupId)).FirstAsync(stop),
        _ => db.Ideas.Where(idea => idea.Id == thread.SubjectId).Select(idea => new Ground(idea.Stage == IdeaStage.Draft || idea.HiddenAt != null, idea.LineId, idea.GroupId)).FirstAsync(stop),
    };

    /// <summary>What is talked about: whether it takes no more words, its line and its group.</summary>
    private sealed record Ground(bool Closed, long LineId, long? GroupId);
}
